import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { storedId } from "@/lib/domain/id";
import { db, pool } from "@/lib/server/db";
import { runNextRows } from "@/lib/services/code-job-run";
import { makePerson, signIn } from "./people";
import { startApp } from "./server";
import { makeReferralCampaign, makeShop, type Shop } from "./shop";

let app: Awaited<ReturnType<typeof startApp>>;
let shop: Shop;
let referral: { id: string };
let coupons: { id: string };

beforeAll(async () => {
  app = await startApp();
  shop = await makeShop(app.url);
  ({ referral, coupons } = await makeReferralCampaign(shop));
  for (const [source_id, email] of [
    ["ana", "ana@example.com"],
    ["ben", "twice@example.com"],
    ["cleo", "Twice@example.com"],
  ]) {
    await shop.call("POST", "/v1/customers", { source_id, email });
  }
});
afterAll(() => app.close());

async function upload(campaign: { id: string }, body: BodyInit, type = "text/csv") {
  const answer = await fetch(`${app.url}/api/campaigns/${campaign.id}/code-jobs/import`, {
    method: "POST",
    headers: { ...shop.project.keys.server, "content-type": type },
    body,
  });
  return { status: answer.status, body: await answer.json() };
}

async function report(job: string, only = "problems"): Promise<string[]> {
  const answer = await fetch(`${app.url}/api/code-jobs/${job}/report?only=${only}`, {
    headers: shop.project.keys.server,
  });
  expect(answer.headers.get("content-type")).toContain("text/csv");
  return (await answer.text()).trim().split("\n");
}

async function runAll(): Promise<void> {
  while (await runNextRows());
}

const codesOf = async (campaign: { id: string }, query: string) =>
  (await shop.call("GET", `/api/campaigns/${campaign.id}/codes?${query}`)).body.data;

describe("a file of codes", () => {
  test("is judged first, row by row, and imported only when it is started", async () => {
    const file = [
      "\ufeffcode;source_id;metadata.Town",
      "IMP-1;ana;Oslo",
      "",
      "imp-1;;",
      "IMP-2;nobody;",
      ";;Rome",
      "IMP-3;;a;b",
      `${"x".repeat(129)};;`,
      '"IMP ""4""";;Bergen',
    ].join("\r\n");
    const { status, body } = await upload(referral, file);
    expect(status).toBe(201);
    expect(body).toMatchObject({ kind: "import", status: "ready", rows: 7, failed: 5, done: 0 });
    expect(body.problems).toMatchObject([
      { row: 4, code: "imp-1", problem: expect.stringContaining("row 2") },
      { row: 5, code: "IMP-2", customer: "nobody", problem: "Nobody has the id or e-mail address nobody" },
      { row: 6, problem: "There is no code in this row" },
      { row: 7, problem: expect.stringContaining("more cells") },
      { row: 8, problem: expect.stringContaining("more than 128") },
    ]);
    await runAll();
    expect(await codesOf(referral, "q=imp")).toEqual([]);
    expect((await shop.call("POST", `/api/code-jobs/${body.id}/start`)).body.status).toBe("running");
    await runAll();
    expect((await shop.call("GET", `/api/code-jobs/${body.id}`)).body).toMatchObject({
      status: "done",
      done: 2,
      failed: 5,
    });
    expect(await codesOf(referral, "q=imp")).toMatchObject([
      { code: 'IMP "4"', holder: null },
      { code: "IMP-1", holder: { sourceId: "ana" } },
    ]);
    expect((await shop.call("GET", "/v1/vouchers/IMP-1")).body.metadata).toEqual({ Town: "Oslo" });
    const lines = await report(body.id);
    expect(lines[0]).toBe("row,code,customer,problem");
    expect(lines).toHaveLength(6);
    expect(lines[2]).toBe("5,IMP-2,nobody,Nobody has the id or e-mail address nobody");
    expect(await shop.call("POST", `/api/code-jobs/${body.id}/start`)).toMatchObject({ status: 409 });
  });

  test.each([
    ["without a column of codes", "cod,holder\nA1,ana", "Did you mean “code”"],
    ["with a column nobody knows", "code,hodler\nA1,ana", "Did you mean “holder”?"],
    ["without rows", "code\n", "no row"],
    ["that is empty", "", "no row"],
    ["with an open quotation mark", 'code\n"A1\nA2', "Quote"],
  ])("%s is refused as a whole", async (_what, file, reason) => {
    const { status, body } = await upload(referral, file);
    expect([status, body.details]).toEqual([400, expect.stringContaining(reason)]);
  });

  test("in another encoding, or sent as what a form can send, is refused", async () => {
    expect((await upload(referral, new Uint8Array([99, 111, 100, 101, 10, 0xff, 0xfe]))).body.details).toContain(
      "UTF-8",
    );
    expect((await upload(referral, "code\nX1", "text/plain")).status).toBe(415);
  });

  test("is not to be started once it is discarded", async () => {
    const { body } = await upload(referral, "code\nNEVER-1");
    expect((await shop.call("POST", `/api/code-jobs/${body.id}/discard`)).status).toBe(204);
    expect((await shop.call("POST", `/api/code-jobs/${body.id}/start`)).status).toBe(404);
  });

  test("whose code was taken between the look and the import says so, and takes nothing away", async () => {
    const { body } = await upload(coupons, "code\nMEANWHILE\nAFTER-IT");
    await shop.call("POST", `/api/campaigns/${referral.id}/codes`, { code: "meanwhile" });
    await shop.call("POST", `/api/code-jobs/${body.id}/start`);
    await runAll();
    expect((await shop.call("GET", `/api/code-jobs/${body.id}`)).body).toMatchObject({ done: 1, failed: 1 });
    expect((await report(body.id)).at(-1)).toContain('2,MEANWHILE,,"A code of this name exists');
    expect(await codesOf(coupons, "")).toMatchObject([{ code: "AFTER-IT" }]);
  });

  test("of a hundred thousand rows is imported once, though its worker dies again and again", async () => {
    const pooled = (await makeReferralCampaign(shop)).coupons;
    const good = Array.from({ length: 98_000 }, (_, at) => `BULK-${at},,${at % 7}`);
    const repeated = Array.from({ length: 1_000 }, (_, at) => `bulk-${at},,`);
    const garbage = Array.from({ length: 1_000 }, (_, at) => `BAD-${at},no-such-${at},`);
    const file = `\ufeffcode,holder,metadata.batch\r\n${[...good, ...repeated, ...garbage].join("\r\n")}\r\n`;
    const { status, body } = await upload(pooled, file);
    expect([status, body.rows, body.failed]).toEqual([201, 100_000, 2_000]);
    await shop.call("POST", `/api/code-jobs/${body.id}/start`);
    let cuts = 0;
    for (let isMore = true; isMore; ) {
      const step = runNextRows().catch(() => true);
      if (cuts < 8 && (await endImporting())) cuts += 1;
      isMore = await step;
    }
    expect(cuts).toBe(8);
    expect((await shop.call("GET", `/api/code-jobs/${body.id}`)).body).toMatchObject({
      ...{ status: "done", done: 98_000, failed: 2_000 },
    });
    expect(await db().code.count({ where: { projectId: shop.project.id, codeKey: { startsWith: "bulk-" } } })).toBe(
      98_000,
    );
    expect(await report(body.id)).toHaveLength(2_001);
    const { rows } = await pool().query(
      "SELECT count(*)::int AS left FROM code_job_row WHERE job_id = (SELECT id FROM code_job ORDER BY created_at DESC LIMIT 1) AND code_id IS NULL AND problem IS NULL",
    );
    expect(rows).toEqual([{ left: 0 }]);
  }, 120_000);
});

/** Ends the connection that imports, in the middle of what it does. */
async function endImporting(): Promise<boolean> {
  const { rows } = await pool().query(
    `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
     WHERE datname = current_database() AND pid <> pg_backend_pid() AND state IN ('active', 'idle in transaction')
       AND (query LIKE 'INSERT INTO code (%' OR query LIKE 'UPDATE code_job_row%' OR query LIKE 'SELECT row, code%')`,
  );
  return rows.length > 0;
}

describe("codes for many customers", () => {
  let own: { id: string };

  beforeAll(async () => {
    own = (await makeReferralCampaign(shop)).referral;
    await shop.call("POST", `/api/campaigns/${own.id}/codes`, { code: "ANA-OWN", customer: "ana" });
  });

  test("are given to each that is named, with an answer for each", async () => {
    await shop.call("POST", "/v1/customers", { source_id: "dora", email: "dora@example.com" });
    const { body } = await shop.call("POST", `/api/campaigns/${own.id}/code-jobs/publish`, {
      customers: ["ana", "DORA@example.com", "nobody", "twice@example.com", "ben"],
    });
    expect(body).toMatchObject({ kind: "publish", status: "ready", rows: 5, failed: 2 });
    await shop.call("POST", `/api/code-jobs/${body.id}/start`);
    await runAll();
    const [, ...lines] = await report(body.id, "all");
    expect(lines).toEqual([
      "1,ANA-OWN,ana,had it already",
      expect.stringMatching(/^2,FRIEND-\w{6},DORA@example.com,$/),
      "3,,nobody,Nobody has the id or e-mail address nobody",
      "4,,twice@example.com,More than one customer has the e-mail address twice@example.com",
      expect.stringMatching(/^5,FRIEND-\w{6},ben,$/),
    ]);
  });

  test("are given to everybody who has none, once", async () => {
    const ask = () => shop.call("POST", `/api/campaigns/${own.id}/code-jobs/publish`, { all: true });
    const { body } = await ask();
    expect(body.rows).toBe(1);
    await shop.call("POST", `/api/code-jobs/${body.id}/start`);
    await Promise.all([runAll(), runAll()]);
    expect((await shop.call("GET", `/api/code-jobs/${body.id}`)).body).toMatchObject({ status: "done", done: 1 });
    const campaignId = storedId("campaign", own.id) ?? "";
    const given = await db().publication.findMany({ where: { projectId: shop.project.id, campaignId } });
    expect(new Set(given.map(({ customerId }) => customerId)).size).toBe(4);
    expect(given).toHaveLength(4);
    expect((await ask()).body.rows).toBe(0);
  });
});

test("an erased customer is called by nothing in the rows of jobs", async () => {
  await shop.call("POST", "/v1/customers", { source_id: "erased-one" });
  const { body } = await upload(referral, "code,holder\nERASED-1,erased-one");
  expect((await report(body.id, "all")).join()).toContain("erased-one");
  expect((await shop.call("POST", "/v1/customers/erased-one/permanent-deletion")).status).toBeLessThan(300);
  expect((await report(body.id, "all")).join()).not.toContain("erased-one");
});

test("codes are exported as the filters show them, and no cell is a formula", async () => {
  await shop.call("POST", `/v1/campaigns/${coupons.id}/vouchers/${encodeURIComponent("=1+1")}`, {});
  const answer = await fetch(`${app.url}/api/campaigns/${coupons.id}/codes/export?state=free`, {
    headers: shop.project.keys.server,
  });
  const [header, ...lines] = (await answer.text()).trim().split("\n");
  expect(header).toContain("code,old_names,active,holder_source_id");
  expect(lines.map((line) => line.split(",")[0])).toEqual(["'=1+1", "AFTER-IT"]);
  const held = await fetch(`${app.url}/api/campaigns/${coupons.id}/codes/export?state=held`, {
    headers: shop.project.keys.server,
  });
  expect((await held.text()).trim().split("\n")).toHaveLength(1);
});

test("who may only look sees jobs and starts none", async () => {
  const { body } = await upload(referral, "code\nLOOK-1");
  const { email } = await makePerson({ [shop.project.id]: "viewer" });
  const headers = {
    cookie: await signIn(app.url, email),
    origin: app.url,
    "x-goodword-project": shop.project.publicId,
  };
  expect((await fetch(`${app.url}/api/code-jobs/${body.id}`, { headers })).status).toBe(200);
  expect((await fetch(`${app.url}/api/code-jobs/${body.id}/start`, { method: "POST", headers })).status).toBe(403);
});
