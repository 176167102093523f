import type { RedeemableCode, WantedRedemption } from "./judge-redemption";

const now = new Date("2026-06-15T12:00:00Z");
const running = { status: "running" as const, startsAt: null, endsAt: null };
export const coupon: RedeemableCode = {
  ...{ kind: "coupons", active: true, holderId: "bob", balanceMinor: null, redeemedCount: 0, quantity: 1 },
  ...{ campaign: running, startsAt: null, endsAt: null, discount: { type: "PERCENT", percent_off: 10 } },
};
export const wanted: WantedRedemption = { customerId: "bob", orderMinor: 5_000, creditsMinor: null, now };

const card = { kind: "gift" as const, balanceMinor: 3_000, quantity: null, discount: null };
const referral = { kind: "referral" as const, holderId: "anna", quantity: null };
const later = new Date("2026-06-15T12:00:01Z");

interface RedemptionCase {
  when: string;
  code?: Partial<RedeemableCode>;
  wanted?: Partial<WantedRedemption>;
  /** "credits discount", or the key of the refusal. */
  gives: string;
}

export const redemptionCases: RedemptionCase[] = [
  { when: "a coupon for an order", gives: "0 500" },
  { when: "a coupon without an order", wanted: { orderMinor: null }, gives: "0 0" },
  { when: "a coupon that nobody was given", code: { holderId: null }, gives: "0 500" },
  { when: "a coupon that was used", code: { redeemedCount: 1 }, gives: "quantity_exceeded" },
  { when: "a coupon that was used once of twice", code: { redeemedCount: 1, quantity: 2 }, gives: "0 500" },
  { when: "a code that is switched off", code: { active: false }, gives: "voucher_disabled" },
  {
    when: "a code of a paused campaign",
    code: { campaign: { ...running, status: "paused" } },
    gives: "voucher_disabled",
  },
  { when: "a code that begins later", code: { startsAt: later }, gives: "voucher_not_active" },
  { when: "a code that begins now", code: { startsAt: now }, gives: "0 500" },
  {
    when: "a code of a campaign that begins later",
    code: { campaign: { ...running, startsAt: later } },
    gives: "voucher_not_active",
  },
  {
    when: "a code that ends now",
    code: { endsAt: now, campaign: { ...running, endsAt: later } },
    gives: "voucher_expired",
  },
  { when: "a friend's referral code", code: referral, gives: "0 500" },
  {
    when: "one's own referral code",
    code: { ...referral, holderId: "bob" },
    gives: "referrer_not_permitted_to_redeem",
  },
  { when: "a referral code of nobody", code: { ...referral, holderId: null }, gives: "not_published" },
  { when: "a card for less than it holds", code: card, wanted: { orderMinor: 1_000 }, gives: "1000 1000" },
  { when: "a card for more than it holds", code: card, gives: "3000 3000" },
  { when: "so much of a card as is asked for", code: card, wanted: { creditsMinor: 700 }, gives: "700 700" },
  { when: "more of a card than it holds", code: card, wanted: { creditsMinor: 3_001 }, gives: "gift_amount_exceeded" },
  { when: "an empty card", code: { ...card, balanceMinor: 0 }, gives: "gift_amount_exceeded" },
  {
    when: "a card without saying how much",
    code: card,
    wanted: { orderMinor: null },
    gives: "missing_order_items_amount",
  },
  { when: "a loyalty card", code: { kind: "loyalty" }, gives: "invalid_voucher" },
  { when: "a discount of units", code: { discount: { type: "UNIT", unit_off: 1 } }, gives: "invalid_voucher" },
];

export const discountCases: [discount: unknown, order: number, off: number | null][] = [
  [null, 5_000, 0],
  [{ type: "PERCENT", percent_off: 12.5 }, 5_000, 625],
  [{ type: "PERCENT", percent_off: 50 }, 5, 2],
  [{ type: "PERCENT", percent_off: 50 }, 7, 4],
  [{ type: "PERCENT", percent_off: 50, amount_limit: 300 }, 5_000, 300],
  [{ type: "PERCENT", percent_off: 150 }, 5_000, 5_000],
  [{ type: "AMOUNT", amount_off: 700 }, 5_000, 700],
  [{ type: "AMOUNT", amount_off: 700 }, 500, 500],
  [{ type: "FIXED", fixed_amount: 4_200 }, 5_000, 800],
  [{ type: "FIXED", fixed_amount: 9_000 }, 5_000, 0],
  [{ type: "AMOUNT" }, 5_000, null],
  ["half", 5_000, null],
];
