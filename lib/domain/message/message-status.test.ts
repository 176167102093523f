import { expect, test } from "vitest";
import { skipReasonOf } from "./message-status";
import { cases } from "./message-status.cases";

test.each(cases)("%s", (_what, recipient, reason) => {
  const whole = { email: "anna@shop.test", isUnsubscribed: false, isDeleted: false, ...recipient };
  expect(skipReasonOf(whole)).toBe(reason);
});
