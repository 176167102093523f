import { VoucherifyClientSide, VoucherifyServerSide } from "@voucherify/sdk";
import { db } from "@/lib/server/db";
import { newId } from "@/lib/server/new-id";
import { makeProject, shopOrigin } from "./people";

/** A project with one published event, and the official SDK in its server and its browser dress. */
export async function makeShop(url: string, eventName = "user_subscribed") {
  const project = await makeProject("Shop");
  await publishEvent(project.id, eventName);
  const { server: keys, client: browserKeys } = project.keys;
  return {
    project,
    eventName,
    server: VoucherifyServerSide({
      applicationId: keys["x-app-id"] ?? "",
      secretKey: keys["x-app-token"] ?? "",
      apiUrl: url,
    }),
    browser: (trackingId: string) =>
      VoucherifyClientSide({
        clientApplicationId: browserKeys["x-client-application-id"] ?? "",
        clientSecretKey: browserKeys["x-client-token"] ?? "",
        apiUrl: url,
        origin: shopOrigin,
        trackingId,
      }),
    /** A call that the SDK has no method for. */
    call: async (method: string, path: string, body?: unknown) => {
      const answer = await fetch(`${url}${path}`, {
        method,
        headers: { ...keys, ...(body === undefined ? {} : { "content-type": "application/json" }) },
        body: body === undefined ? undefined : JSON.stringify(body),
      });
      const text = await answer.text();
      return { status: answer.status, body: text === "" ? undefined : JSON.parse(text) };
    },
  };
}

export type Shop = Awaited<ReturnType<typeof makeShop>>;

/** An event of no properties, which accepts any. */
export async function publishEvent(projectId: string, name: string): Promise<string> {
  const id = newId();
  const definition = { properties: [], policies: { unknownProperty: "accept", badValue: "reject" } };
  await db().eventSchema.create({ data: { id, projectId, name, publishedNumber: 1 } });
  await db().eventSchemaVersion.create({
    data: {
      projectId,
      eventSchemaId: id,
      number: 1,
      major: 1,
      minor: 0,
      definition,
      verdict: "first",
      changes: [],
      publishedBy: "test",
    },
  });
  return id;
}

/** A running referral campaign that gives the referee a coupon and the referrer credits. */
export async function makeReferralCampaign(shop: Shop, program: Record<string, unknown> = {}) {
  const tag = newId().slice(-8);
  const coupons = await shop.call("POST", "/v1/campaigns", {
    name: `Welcome ${tag}`,
    campaign_type: "DISCOUNT_COUPONS",
    voucher: { type: "DISCOUNT_VOUCHER", discount: { type: "PERCENT", percent_off: 10 } },
  });
  const gifts = await shop.call("POST", "/v1/campaigns", {
    name: `Credits ${tag}`,
    campaign_type: "GIFT_VOUCHERS",
    voucher: { type: "GIFT_VOUCHER", gift: { amount: 2_500 } },
  });
  const referral = await shop.call("POST", "/v1/campaigns", {
    name: `Bring a friend ${tag}`,
    campaign_type: "REFERRAL_PROGRAM",
    voucher: { type: "DISCOUNT_VOUCHER", code_config: { pattern: "FRIEND-######" } },
    referral_program: {
      conversion_event_type: "custom_event",
      custom_event: { name: shop.eventName },
      referee_reward: { related_object_parent: { name: coupons.body.name }, type: "DISCOUNT_VOUCHER" },
      referrer_reward: { related_object_parent: { id: gifts.body.id }, type: "GIFT_VOUCHER", amount: 1_000 },
      ...program,
    },
  });
  return { coupons: coupons.body, gifts: gifts.body, referral: referral.body };
}
