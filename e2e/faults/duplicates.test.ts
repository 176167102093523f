import http from "node:http";
import { afterAll, beforeAll, expect, test } from "vitest";
import { Stage } from "./stage";
import { send } from "./traffic";

let stage: Stage;

beforeAll(async () => {
  stage = await Stage.set();
});
afterAll(() => stage.strike());

test("1,000 parallel copies of one event over two servers are one event, one referral, one reward a side", async () => {
  const [one, other] = await Promise.all([stage.server(), stage.server(), stage.worker()]);
  const agent = new http.Agent({ keepAlive: true, maxSockets: 250 });
  const body = JSON.stringify({
    ...{ event: "signed_up", source_id: "copied", customer: { source_id: "copied", name: "Copied" } },
    referral: { code: "CODE-7" },
  });
  const outcomes = await Promise.all(
    Array.from({ length: 1_000 }, (_, at) =>
      send(`${at % 2 ? one.url : other.url}/v1/events`, agent, stage.shop.key.headers, body),
    ),
  );
  agent.destroy();
  expect(new Set(outcomes.map(({ status }) => status))).toEqual(new Set([200]));
  expect(new Set(outcomes.map(({ body: { id } }) => id)).size).toBe(1);
  expect(outcomes.filter(({ body: { replayed } }) => replayed === false)).toHaveLength(1);
  expect(outcomes.filter(({ body: { replayed } }) => replayed === true)).toHaveLength(999);
  await stage.everythingDecided();
  expect(await stage.count("event")).toBe(1);
  expect(await stage.count("referral")).toBe(1);
  expect(await stage.count("reward", "side = 'referrer'")).toBe(1);
  expect(await stage.count("reward", "side = 'referee'")).toBe(1);
  await stage.nothingIsBroken();
});
