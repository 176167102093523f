import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { storedId } from "@/lib/domain/id";
import { pool } from "@/lib/server/db";
import { beginScheduled } from "@/lib/services/campaign-beginning";
import { DraftShop } from "./draft-shop";

let drafts: DraftShop;

beforeAll(async () => {
  drafts = await DraftShop.open();
  // Told to somebody, so that notices are made; nobody calls it, as no worker delivers here.
  await pool().query(
    `INSERT INTO webhook_endpoint (id, project_id, url, types, status, secret, created_at)
     SELECT gen_random_uuid(), $1, 'https://listener.example/', '{campaign.started,campaign.paused,campaign.ended}', 'active', '', now()`,
    [drafts.rig.shop.project.id],
  );
});
afterAll(async () => {
  expect(await drafts.rig.close()).toEqual([]);
});

const inDays = (days: number) => new Date(Date.now() + days * 86_400_000);

async function made(input: object = {}, start = true): Promise<string> {
  const { status, body } = await drafts.publish(await drafts.begin({ config: drafts.finished(), ...input }), { start });
  if (status !== 200) throw new Error(JSON.stringify(body));
  return body.id;
}

const verb = (id: string, name: string) => drafts.call("POST", `/api/campaigns/${id}/${name}`);
const stateOf = async (id: string) => (await drafts.call("GET", `/api/campaigns/${id}`)).body.status;

async function listed(search: string): Promise<string[]> {
  const { body } = await drafts.call("GET", `/api/campaigns?limit=200&${search}`);
  return body.data.map((campaign: { id: string }) => campaign.id);
}

async function told(id: string): Promise<string[]> {
  const { rows } = await pool().query<{ body: string }>(
    "SELECT body FROM notice WHERE subject_id = $1 ORDER BY created_at, id",
    [storedId("campaign", id)],
  );
  return rows.map(({ body }) => {
    const { type, data } = JSON.parse(body);
    return `${type} after ${data.previous_status}`;
  });
}

describe("a campaign that is started before its start", () => {
  test("is scheduled, wherever it is shown, and pays nothing yet", async () => {
    const id = await made({ startsAt: inDays(2) });
    const name = (await drafts.call("GET", `/api/campaigns/${id}`)).body.name;
    expect(await stateOf(id)).toBe("scheduled");
    expect((await drafts.call("GET", `/v1/campaigns/${id}`)).body).toMatchObject({ status: "scheduled", active: true });
    expect(await listed("status=scheduled")).toContain(id);
    expect(await listed("status=running")).not.toContain(id);
    const { body } = await drafts.call("GET", "/api/event-schemas");
    const using = body.data.flatMap((schema: { usedBy: { id: string; status: string }[] }) => schema.usedBy);
    expect(using.find((campaign: { id: string }) => campaign.id === id)).toMatchObject({ status: "scheduled", name });
    const running = await drafts.shared(id);
    const wallet = (await drafts.call("GET", `/api/customers/${running.referrer}/codes`)).body.data;
    expect(wallet[0].campaign).toMatchObject({ status: "scheduled" });
    expect(await drafts.rig.post({ who: "too-early", code: running.code, event: "order_paid" }, running)).toEqual([
      "attribution both refused campaign_not_started",
    ]);
  });

  test("is told of when its start comes, once", async () => {
    const id = await made({ startsAt: inDays(1) });
    await beginScheduled(new Date());
    expect(await told(id)).toEqual([]);
    await Promise.all([beginScheduled(inDays(1.5)), beginScheduled(inDays(1.5))]);
    await beginScheduled(inDays(2));
    expect(await told(id)).toEqual(["campaign.started after scheduled"]);
  });

  test("is told of when its start is taken away, and not again when it goes on", async () => {
    const id = await made({ startsAt: inDays(1) });
    await verb(id, "pause");
    await verb(id, "start");
    expect(await told(id)).toEqual(["campaign.paused after scheduled"]);
    await drafts.call("PATCH", `/api/campaigns/${id}`, { startsAt: null });
    await beginScheduled(new Date());
    await beginScheduled(new Date());
    expect(await told(id)).toEqual(["campaign.paused after scheduled", "campaign.started after scheduled"]);
  });

  test("is told of at once where its start has come", async () => {
    const id = await made({ startsAt: inDays(-1) });
    await beginScheduled(new Date());
    expect(await told(id)).toEqual(["campaign.started after null"]);
  });
});

describe("the archive", () => {
  test("takes what is over out of the lists, and nothing else", async () => {
    const id = await made();
    const { code } = await drafts.shared(id);
    expect(await verb(id, "archive")).toMatchObject({
      status: 400,
      body: { message: expect.stringContaining("over") },
    });
    await verb(id, "end");
    expect(await verb(id, "archive")).toMatchObject({ status: 200, body: { status: "archived" } });
    expect((await verb(id, "archive")).status).toBe(200);
    expect(await listed("")).not.toContain(id);
    expect(await listed("status=ended")).not.toContain(id);
    expect(await listed("status=archived")).toEqual([id]);
    const taken = await drafts.call("GET", `/api/codes/check?code=${code}`);
    expect(taken.body).toMatchObject({ isFree: false });
    expect(await verb(id, "unarchive")).toMatchObject({ status: 200, body: { status: "ended" } });
    expect(await listed("status=ended")).toContain(id);
    expect(await drafts.audited(id)).toEqual([
      ...["campaign.begin_draft", "campaign.publish", "campaign.end", "campaign.archive", "campaign.unarchive"],
    ]);
  });

  test("takes what nobody started, which stays as it is until it is brought back", async () => {
    const id = await made({}, false);
    await verb(id, "archive");
    for (const refused of [
      await verb(id, "start"),
      await drafts.call("PATCH", `/api/campaigns/${id}`, { name: "Changed" }),
      await drafts.call("GET", `/api/campaigns/${id}/draft`),
    ]) {
      expect(refused).toMatchObject({ status: 400, body: { details: expect.stringContaining("archived") } });
    }
    await verb(id, "unarchive");
    expect(await verb(id, "start")).toMatchObject({ status: 200, body: { status: "running" } });
  });
});
