import { describe, expect, test } from "vitest";
import { discountOf, judgeRedemption, quantityOf } from "./judge-redemption";
import { coupon, discountCases, redemptionCases, wanted } from "./judge-redemption.cases";

describe("redeeming", () => {
  test.each(redemptionCases)("$when gives $gives", (one) => {
    const verdict = judgeRedemption({ ...coupon, ...one.code }, { ...wanted, ...one.wanted });
    expect(verdict.ok ? `${verdict.creditsMinor} ${verdict.discountMinor}` : verdict.key).toBe(one.gives);
  });

  test.each(discountCases)("%j of an order of %d takes off %s", (discount, order, off) => {
    expect(discountOf(discount, order)).toBe(off);
  });

  test.each([
    ["coupons", {}, 1],
    ["coupons", { redemption: { quantity: null } }, null],
    ["coupons", { redemption: { quantity: 3 } }, 3],
    ["referral", {}, null],
    ["gift", {}, null],
  ] as const)("a code of %s whose campaign says %j may be redeemed %s times", (kind, voucher, quantity) => {
    expect(quantityOf(kind, voucher)).toBe(quantity);
  });
});
