interface InputCase {
  title: string;
  body: Record<string, unknown>;
  expected: Record<string, unknown>;
}

const event = { conversion_event_type: "custom_event", custom_event: { name: "signed_up" } };

/** A body on the wire, and what of our configuration it asks for. */
export const inputCases: InputCase[] = [
  {
    title: "coupons may be joined again and again unless told otherwise",
    body: { campaign_type: "DISCOUNT_COUPONS" },
    expected: { kind: "coupons", joinOnce: false, isStatic: false },
  },
  {
    title: "a referral code is joined once unless told otherwise",
    body: { campaign_type: "REFERRAL_PROGRAM", referral_program: event },
    expected: {
      kind: "referral",
      joinOnce: true,
      goals: [{ id: "conversion", trigger: { name: "signed_up" }, occurrence: { kind: "first" } }],
      attribution: { allowBrowserEvents: false, referee: { kind: "anyone" } },
    },
  },
  {
    title: "an id goes before a name",
    body: { referral_program: { ...event, custom_event: { id: "ms_1", name: "signed_up" } } },
    expected: { kind: "referral", goals: [{ trigger: { id: "ms_1" } }] },
  },
  {
    title: "rewards of both sides, credits and coupon",
    body: {
      referral_program: {
        ...event,
        referee_reward: { related_object_parent: { name: "Welcome" }, type: "COUPON" },
        referrer_reward: { related_object_parent: { id: "camp_1" }, type: "GIFT_VOUCHER", amount: 500 },
      },
    },
    expected: {
      goals: [
        {
          action: {
            referee: { campaign: { name: "Welcome" }, kind: "coupon" },
            referrer: { campaign: { id: "camp_1" }, kind: "credits", amount: { kind: "fixed", minor: 500 } },
          },
        },
      ],
    },
  },
  {
    title: "points of a loyalty campaign",
    body: {
      referral_program: {
        ...event,
        referrer_reward: { related_object_parent: { id: "camp_1" }, type: "LOYALTY_CARD", amount: 50 },
      },
    },
    expected: {
      goals: [
        { action: { referrer: { campaign: { id: "camp_1" }, kind: "points", amount: { kind: "fixed", minor: 50 } } } },
      ],
    },
  },
  {
    title: "a loyalty card's points are what it begins with",
    body: { campaign_type: "LOYALTY_PROGRAM", voucher: { type: "LOYALTY_CARD", loyalty_card: { points: 100 } } },
    expected: { kind: "loyalty", points: 100 },
  },
  {
    title: "a gift's amount is the card's opening balance",
    body: { voucher: { type: "GIFT_VOUCHER", gift: { amount: 2500, effect: "APPLY_TO_ITEMS" } } },
    expected: {
      kind: "gift",
      amountMinor: 2500,
      voucher: { type: "GIFT_VOUCHER", gift: { amount: 2500, effect: "APPLY_TO_ITEMS" } },
    },
  },
  {
    title: "what we do not act on is kept as it came; the code's description is ours",
    body: {
      campaign_type: "DISCOUNT_COUPONS",
      type: "STATIC",
      voucher: { discount: { type: "UNIT", unit_off: 1 }, redemption: { quantity: 3 }, code_config: { length: 4 } },
    },
    expected: {
      isStatic: true,
      voucher: { discount: { type: "UNIT", unit_off: 1 }, redemption: { quantity: 3 } },
      code: { pattern: "####", charset: "23456789ABCDEFGHJKMNPQRSTWXYZ" },
    },
  },
];
