const kindOfType: Record<string, string> = {
  REFERRAL_PROGRAM: "referral",
  DISCOUNT_COUPONS: "coupons",
  GIFT_VOUCHERS: "gift",
};

/** A type that we have no campaigns of, such as LOYALTY_PROGRAM, is a kind of which there are none. */
export function kindOfCampaignType(type: string | undefined): string | undefined {
  return type === undefined ? undefined : (kindOfType[type] ?? "none");
}
