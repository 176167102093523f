import { spawn } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { storedId } from "@/lib/domain/id";
import { pool } from "@/lib/server/db";
import { makePerson, signIn } from "./people";
import { runNext, SimulationShop } from "./simulation-shop";
import { until } from "./until";

let rig: SimulationShop;
let shop: SimulationShop["shop"];
let history: SimulationShop["history"];

beforeAll(async () => {
  rig = await SimulationShop.open();
  ({ shop, history } = rig);
});
afterAll(() => rig.close());

describe("a simulation under way", () => {
  test("is one at a time for a campaign, and is not done once it is cancelled", async () => {
    const { id } = await rig.start(history.id);
    expect(await shop.call("POST", `/api/campaigns/${history.id}/simulations`, { days: 90 })).toMatchObject({
      status: 409,
      body: { details: expect.stringContaining("under way") },
    });
    const { body } = await shop.call("POST", `/api/campaigns/${history.id}/simulations/${id}/cancel`);
    expect([body.status, body.result]).toEqual(["cancelled", null]);
    expect(await runNext()).toBe(false);
    expect((await shop.call("POST", `/api/campaigns/${history.id}/simulations/${id}/cancel`)).status).toBe(409);
    const { body: list } = await shop.call("GET", `/api/campaigns/${history.id}/simulations`);
    expect(list.data[0]).toMatchObject({ id, status: "cancelled" });
    expect(list.data[0]).not.toHaveProperty("result");
  });

  test("that is cancelled after its first chunk looks at no other, and has no result", async () => {
    const longAgo = new Date(Date.now() - 40 * 86_400_000).toISOString();
    await shop.call("POST", "/v1/events", {
      ...{
        event: "order_paid",
        customer: { source_id: "early" },
        metadata: { total: 9, order: "0" },
        occurred_at: longAgo,
      },
    });
    const { id } = await rig.start(history.id, { days: 90 });
    const cancel = () => shop.call("POST", `/api/campaigns/${history.id}/simulations/${id}/cancel`);
    const stopWatching = afterChunk(async () => void (await cancel()));
    await runNext();
    stopWatching();
    const record = await rig.read(history.id, id);
    expect(record).toMatchObject({ status: "cancelled", result: null, seen: 1 });
    expect(record.total).toBeGreaterThan(1);
  });

  test("whose worker is killed is begun anew by another, and comes to the same", async () => {
    const expected = await rig.simulate(history.id, { days: 90 });
    const { id } = await rig.start(history.id, { days: 90 });
    const worker = startWorker();
    await until("the other worker has it", async () => (await claimed(id)) !== null, 30_000);
    worker.kill("SIGKILL");
    await once(worker, "exit");
    expect((await rig.read(history.id, id)).status).toBe("running");
    // Nobody takes it while its worker may be alive.
    expect(await runNext()).toBe(false);
    await pool().query("UPDATE simulation SET leased_until = now() - interval '1 second' WHERE id = $1", [
      storedId("simulation", id),
    ]);
    expect(await runNext()).toBe(true);
    const done = await rig.read(history.id, id);
    expect(done.status).toBe("done");
    expect(done.result?.figures).toEqual(expected.figures);
  }, 60_000);

  test("that ends its workers every time is given up, and says so", async () => {
    const { id } = await rig.start(history.id);
    await pool().query("UPDATE simulation SET attempts = 3 WHERE id = $1", [storedId("simulation", id)]);
    expect(await runNext()).toBe(true);
    expect(await rig.read(history.id, id)).toMatchObject({
      status: "failed",
      error: expect.stringContaining("workers ended"),
    });
  });

  test("is started by those who may change campaigns, and seen by those who may look", async () => {
    const { email } = await makePerson({ [shop.project.id]: "viewer" });
    const headers = {
      cookie: await signIn(rig.app.url, email),
      origin: rig.app.url,
      "x-goodword-project": shop.project.publicId,
      "content-type": "application/json",
    };
    const url = `${rig.app.url}/api/campaigns/${history.id}/simulations`;
    expect((await fetch(url, { headers })).status).toBe(200);
    expect((await fetch(url, { method: "POST", headers, body: JSON.stringify({ days: 30 }) })).status).toBe(403);
  });
});

/** Something done once the first events were looked at and that was noted, before the next are. */
function afterChunk(act: () => Promise<void>): () => void {
  const flow = pool();
  const query = flow.query;
  let isDone = false;
  const watched = async (...given: unknown[]) => {
    const answer = await Reflect.apply(query, flow, given);
    const { name, values } = Object(given[0]);
    if (name === "note simulation" && values[2] > 0 && !isDone) {
      isDone = true;
      await act();
    }
    return answer;
  };
  Object.assign(flow, { query: watched });
  return () => Object.assign(flow, { query });
}

async function claimed(id: string): Promise<string | null> {
  const { rows } = await pool().query<{ run: string | null }>("SELECT run FROM simulation WHERE id = $1", [
    storedId("simulation", id),
  ]);
  return rows[0]?.run ?? null;
}

/** A process that takes the next simulation and is stopped in the middle of it by a lock on what it has to read. */
function startWorker() {
  const script = `
    import { runNextSimulation } from "./lib/pipeline/simulate/simulation-queue.ts";
    import { pool } from "./lib/server/db.ts";
    const query = pool().query.bind(pool());
    // Goes on for ever once it has noted its first progress: what a kill interrupts.
    pool().query = (...given) => given[0]?.name === "note simulation" ? new Promise(() => setInterval(() => 0, 1000)) : query(...given);
    await runNextSimulation(new AbortController().signal);
  `;
  return spawn(process.execPath, ["--import", "tsx", "--input-type=module", "-e", script], {
    cwd: path.resolve(import.meta.dirname, "../.."),
    env: { ...process.env, NODE_OPTIONS: "" },
    stdio: ["ignore", "inherit", "inherit"],
  });
}
