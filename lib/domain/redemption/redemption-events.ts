/**
 * The events that redeeming a code and undoing it are told by: of every project, made when they are first needed, and read by
 * campaigns like any other. Amounts are in whole units, such as 47.90, as in every event.
 */
export const redemptionEvents = { redemption: "voucher_redeemed", rollback: "redemption_rolled_back" } as const;
export type RedemptionTrigger = keyof typeof redemptionEvents;
export const redemptionTriggers = ["redemption", "rollback"] as const satisfies RedemptionTrigger[];

/** Which of the two a goal's event is; null for an event of the project's own. */
export function redemptionTriggerOf(eventName: string): RedemptionTrigger | null {
  return redemptionTriggers.find((trigger) => redemptionEvents[trigger] === eventName) ?? null;
}

const text = (name: string, required = false) => ({ id: name, name, type: "string", required });
const number = (name: string) => ({ id: name, name, type: "number" });

const shared = [text("redemption_id", true), text("code", true), text("campaign", true), text("order_id")];

export const redemptionDefinitions = {
  redemption: {
    properties: [
      ...shared,
      { id: "is_referral_code", name: "is_referral_code", type: "boolean", required: true },
      text("currency", true),
      ...["amount", "discount", "total", "credits"].map(number),
    ],
  },
  rollback: { properties: [...shared, number("credits"), text("reason")] },
} satisfies Record<RedemptionTrigger, object>;
