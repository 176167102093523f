import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { DecideLoop } from "@/lib/pipeline/decide/decide-loop";
import { DeliverLoop } from "@/lib/pipeline/deliver/deliver-loop";
import { post } from "../ingest-client";
import { startApp } from "../server";
import { until } from "../until";
import { makeWebhookProject, passTime } from "../webhook-project";
import { answerWith, WebhookReceiver } from "../webhook-receiver";

// The receiver of these tests is on this machine.
vi.hoisted(() => {
  process.env.GOODWORD_WEBHOOK_ALLOW_PRIVATE = "1";
});

let app: Awaited<ReturnType<typeof startApp>>;
let receiver: WebhookReceiver;
const [decide, deliver] = [new DecideLoop(), new DeliverLoop()];

beforeAll(async () => {
  app = await startApp();
  receiver = await WebhookReceiver.start();
  await decide.start();
  deliver.start();
});
afterAll(async () => {
  await Promise.all([decide.stop(), deliver.stop(), receiver.close()]);
  await app.close();
});

test("Delivery fails: every call and a resend by hand carry the same reward id, so that the receiver gives it once, and issued is not delivered", async () => {
  const shop = await makeWebhookProject(app.url);
  const { id: endpointId } = await shop.addEndpoint(receiver.url, ["reward.issued"]);
  receiver.otherwise = answerWith(500);
  const sale = { event: "signed_up", customer: { source_id: "sam" }, referral: { code: "CODE-0" } };
  await post(app.url, shop.key, sale, { path: "/v1/events?wait=decisions" });
  const twoEach = (times: number) =>
    until(`each reward was told ${times} times`, () => receiver.calls.length >= 2 * times);
  await twoEach(1);
  await until("both calls are noted as failed", async () =>
    (await shop.deliveries()).every(({ attempts, status }) => attempts === 1 && status === "pending"),
  );
  await passTime();
  receiver.otherwise = answerWith(200);
  await twoEach(2);
  await until("both are delivered", async () =>
    (await shop.deliveries()).every(({ status }) => status === "delivered"),
  );
  for (const { id } of await shop.deliveries())
    await shop.api("POST", `/api/webhook-endpoints/${endpointId}/deliveries/${id}/resend`);
  await twoEach(3);
  const told = receiver.calls.map(({ body, headers }) => {
    const { data } = JSON.parse(body.toString());
    return `${headers["webhook-id"]} ${data.reward.id} ${data.reward.status}`;
  });
  expect(told).toHaveLength(6);
  expect(new Set(told).size).toBe(2);
  expect(told.every((each) => each.endsWith(" issued"))).toBe(true);
  const rewards = await shop.api("GET", `/api/campaigns/${shop.campaigns.referral}/rewards`);
  expect(rewards.body.data.map(({ status }: { status: string }) => status)).toEqual(["issued", "issued"]);
});
