import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Draft, DraftShop } from "./draft-shop";
import { bothPaid } from "./referral-shop";

let drafts: DraftShop;

beforeAll(async () => {
  drafts = await DraftShop.open();
});
afterAll(async () => {
  expect(await drafts.rig.close()).toEqual([]);
});

const pathOf = ({ campaignId }: Draft) => `/api/campaigns/${campaignId}`;
const atLeast = (value: number) => ({ combinator: "and", rules: [{ field: "event.total", operator: ">=", value }] });
const asking = (value: number) => drafts.finished({ goals: [drafts.rig.buys({ condition: atLeast(value) })] });

describe("the draft of a new campaign", () => {
  test("is kept unfinished, and says what is missing and where", async () => {
    const draft = await drafts.begin({ kind: "referral" });
    expect(draft).toMatchObject({ campaign: null, basedOn: null, config: { goals: [{ trigger: null }] } });
    const goal = { ...draft.config.goals[0], action: { kind: "reward", referrer: { kind: "credits" }, referee: null } };
    const saved = await drafts.save(draft, { name: "", config: { ...draft.config, goals: [goal] } });
    expect(saved.body).toMatchObject({
      name: "",
      updatedBy: expect.any(String),
      config: { goals: [{ action: { referrer: { kind: "credits", campaign: null, amount: null } } }] },
    });
    const missing = (await drafts.checklist(draft.campaignId)).filter(({ key }) => key.startsWith("missing "));
    expect(missing.map(({ key, step }) => `${step}: ${key}`)).toEqual([
      "purpose: missing name",
      "trigger: missing goals.0.trigger",
      "rewards: missing goals.0.action.referrer.campaign",
      "rewards: missing goals.0.action.referrer.amount",
    ]);
    const refused = await drafts.publish(saved.body);
    expect(refused).toMatchObject({ status: 409, body: { key: "not_ready", lines: expect.any(Array) } });
    expect(refused.body.lines.map(({ verdict }: { verdict: string }) => verdict)).not.toContain("ok");
  });

  test("names what it draws on, as it is called now, and by no name that leads nowhere", async () => {
    const draft = await drafts.begin({ config: drafts.finished() });
    expect(draft.config.goals[0]).toMatchObject({
      trigger: { id: expect.stringMatching(/^ms_/), name: "order_paid" },
      action: { referrer: { campaign: { id: expect.stringMatching(/^camp_/), name: expect.any(String) } } },
    });
    const lost = drafts.finished({ goals: [drafts.rig.buys({ trigger: { name: "no_such_event" } })] });
    expect((await drafts.save(draft, { config: lost })).body.details).toBe(
      "The event no_such_event does not exist in this project.",
    );
  });

  test("keeps no text that cannot be stored, and says where it is", async () => {
    const draft = await drafts.begin({ config: drafts.finished() });
    const goal = drafts.rig.buys({ name: "\u0000" });
    for (const [changes, place] of [
      [{ goals: [goal] }, "goals/0/name"],
      [{ voucher: { note: "\u0000" } }, "voucher"],
    ] as const) {
      const { status, body } = await drafts.save(draft, { config: drafts.finished(changes) });
      expect({ status, body }).toMatchObject({ status: 400, body: { details: expect.stringContaining(place) } });
    }
  });

  test("can be tried and simulated, and the campaign that it becomes has its simulations", async () => {
    const draft = await drafts.begin({ config: drafts.finished() });
    const tried = await drafts.call("POST", `${pathOf(draft)}/try`, {
      event: { name: "order_paid", metadata: {} },
      referee: { person: { name: "Alex" } },
      referrer: { person: { name: "Nora" } },
    });
    expect(tried.status, JSON.stringify(tried.body)).toBe(200);
    const simulated = await drafts.call("POST", `${pathOf(draft)}/simulations`, { days: 30 });
    expect(simulated).toMatchObject({ status: 201, body: { campaignId: draft.campaignId } });
    await drafts.publish(draft);
    const { body } = await drafts.call("GET", `${pathOf(draft)}/simulations`);
    expect(body.data).toMatchObject([{ id: simulated.body.id }]);
  });

  test("that is not finished cannot be simulated, and says why", async () => {
    const draft = await drafts.begin({ kind: "referral" });
    const { status, body } = await drafts.call("POST", `${pathOf(draft)}/simulations`, { days: 30 });
    expect({ status, body }).toMatchObject({ status: 400, body: { details: "Choose the event that counts." } });
  });

  test("becomes the campaign under its own id, and is gone", async () => {
    const draft = await drafts.begin({ config: drafts.finished(), purpose: "friends", description: "By hand" });
    expect((await drafts.call("GET", pathOf(draft))).status).toBe(404);
    const { status, body } = await drafts.publish(draft, { start: true });
    expect(status, JSON.stringify(body)).toBe(200);
    expect(body).toMatchObject({ id: draft.campaignId, name: draft.name, status: "running", version: 1 });
    expect(body).toMatchObject({ description: "By hand", hasDraft: false });
    expect(await drafts.read(draft.campaignId)).toMatchObject({ revision: 0, basedOn: 1, campaign: { version: 1 } });
    expect(await drafts.audited(draft.campaignId)).toEqual(["campaign.begin_draft", "campaign.publish"]);
  });

  test("waits as a campaign that nobody started, unless it is to start", async () => {
    const { body } = await drafts.publish(await drafts.begin({ config: drafts.finished() }));
    expect(body.status).toBe("draft");
  });

  test("is thrown away without a trace but in the audit log", async () => {
    const draft = await drafts.begin({ kind: "coupons" });
    expect((await drafts.call("DELETE", `${pathOf(draft)}/draft`)).status).toBe(204);
    for (const part of ["draft", "checklist"]) {
      expect((await drafts.call("GET", `${pathOf(draft)}/${part}`)).status).toBe(404);
    }
    expect((await drafts.save(draft)).status).toBe(404);
    expect(await drafts.audited(draft.campaignId)).toEqual(["campaign.begin_draft", "campaign.discard_draft"]);
  });

  test("begins like another campaign, or like another draft", async () => {
    const first = await drafts.begin({ config: drafts.finished(), description: "The first" });
    const second = await drafts.begin({ copyOf: first.campaignId });
    expect(second).toMatchObject({ campaign: null, description: "The first", config: first.config });
    const { body } = await drafts.publish(second, { start: true });
    const third = await drafts.begin({ copyOf: body.name });
    expect(third).toMatchObject({ basedOn: null, description: "The first", config: first.config });
    expect(third.campaignId).not.toBe(second.campaignId);
  });
});

describe("two who edit one draft", () => {
  test("are told of each other, and the second is given what the first saved", async () => {
    const draft = await drafts.begin({ config: drafts.finished() });
    const first = await drafts.save(draft, { description: "first" });
    const second = await drafts.save(draft, { description: "second" });
    expect(second).toMatchObject({
      status: 409,
      body: { key: "edit_conflict", current: { revision: first.body.revision, description: "first" } },
    });
    expect((await drafts.save({ ...draft, revision: first.body.revision })).status).toBe(200);
  });

  test("make it once, when both begin with what runs", async () => {
    const draft = await drafts.running(drafts.finished());
    const read = await drafts.read(draft.campaignId);
    const saved = await Promise.all([1, 2, 3].map((nth) => drafts.save(read, { description: `by ${nth}` })));
    expect(saved.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
    expect(await drafts.audited(draft.campaignId)).toEqual([
      ...["campaign.begin_draft", "campaign.publish", "campaign.begin_draft"],
    ]);
  });

  test("never meet a number again that another draft had", async () => {
    const draft = await drafts.running(drafts.finished());
    const old = (await drafts.save(await drafts.read(draft.campaignId), { description: "old" })).body;
    await drafts.call("DELETE", `${pathOf(draft)}/draft`);
    await drafts.save(await drafts.read(draft.campaignId), { description: "new" });
    expect((await drafts.save(old, { description: "older" })).status).toBe(409);
  });
});

describe("publishing", () => {
  test("asks for a yes to what the checklist warns of", async () => {
    const draft = await drafts.begin({ config: drafts.finished({ limits: [] }) });
    const warned = await drafts.keysOf(draft.campaignId, "warn");
    expect(warned).toEqual(expect.arrayContaining(["event order_paid", "limits", "customers"]));
    const publish = (confirmed: string[]) =>
      drafts.call("POST", `${pathOf(draft)}/publish`, { revision: draft.revision, confirmed });
    const unsaid = await publish(warned.filter((key) => key !== "limits"));
    expect(unsaid).toMatchObject({ status: 409, body: { key: "not_confirmed", lines: [{ key: "limits" }] } });
    expect((await publish(warned)).status).toBe(200);
  });

  test("takes only what was seen", async () => {
    const draft = await drafts.begin({ config: drafts.finished() });
    await drafts.save(draft, { description: "Somebody else’s" });
    expect(await drafts.publish(draft)).toMatchObject({ status: 409, body: { key: "edit_conflict" } });
  });

  test("happens once, when several press the button", async () => {
    const draft = await drafts.begin({ config: drafts.finished() });
    const confirmed = await drafts.keysOf(draft.campaignId, "warn");
    const body = { revision: draft.revision, confirmed, start: true };
    const all = await Promise.all(
      Array.from({ length: 6 }, () => drafts.call("POST", `${pathOf(draft)}/publish`, body)),
    );
    expect(all.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409, 409, 409]);
    expect((await drafts.call("GET", pathOf(draft))).body.version).toBe(1);
  });

  test("is refused when another campaign has the name", async () => {
    const one = await drafts.running(drafts.finished());
    const other = await drafts.begin({ name: one.name, config: drafts.finished() });
    expect(await drafts.keysOf(other.campaignId, "refuse")).toEqual(["name"]);
    expect((await drafts.publish(other)).body.key).toBe("not_ready");
  });

  test("is refused when its pool is empty, or what it draws on does not run", async () => {
    const pool = await drafts.begin({
      kind: "coupons",
      config: { ...drafts.finished(), kind: "coupons", isStatic: true },
    });
    await drafts.publish(pool);
    const goal = drafts.rig.buys({
      action: { kind: "reward", referee: { kind: "coupon", campaign: { id: pool.campaignId } } },
    });
    const draft = await drafts.begin({ config: drafts.finished({ goals: [goal] }) });
    const refused = async () => {
      const lines = await drafts.checklist(draft.campaignId);
      return lines.filter(({ verdict }) => verdict === "refuse").map(({ found }) => found);
    };
    expect(await refused()).toEqual([`${pool.name} is a draft: nothing can be given from it.`]);
    await drafts.call("POST", `${pathOf(pool)}/start`);
    expect(await refused()).toEqual([`${pool.name} has no codes left.`]);
    await drafts.call("POST", `${pathOf(pool)}/codes`, { code: "LAST-ONE" });
    expect(await refused()).toEqual([]);
    expect(await drafts.keysOf(draft.campaignId, "warn")).toContain(`source ${pool.campaignId}`);
  });

  test("warns of another campaign that pays for the same event, unless only one of them does", async () => {
    const exclusive = { group: "paid orders", rank: 1 };
    const rival = await drafts.running(drafts.finished({ exclusive }));
    const alone = await drafts.begin({ config: drafts.finished() });
    expect(await drafts.keysOf(alone.campaignId, "warn")).toContain(`rival ${rival.campaignId}`);
    const grouped = await drafts.begin({ config: drafts.finished({ exclusive: { ...exclusive, rank: 2 } }) });
    expect(await drafts.keysOf(grouped.campaignId, "warn")).not.toContain(`rival ${rival.campaignId}`);
    await drafts.call("POST", `${pathOf(rival)}/end`);
    expect(await drafts.keysOf(alone.campaignId, "warn")).not.toContain(`rival ${rival.campaignId}`);
  });
});

describe("a draft of a campaign that runs", () => {
  async function changed(from: Draft, config: object): Promise<Draft> {
    const read = await drafts.read(from.campaignId);
    return (await drafts.save(read, { config: { ...read.config, ...config } })).body;
  }

  test("changes nothing until it is published, and then not for friends who came before", async () => {
    const campaign = await drafts.running({ ...asking(10), attribution: { referee: { kind: "anyone" } } });
    const running = await drafts.shared(campaign.campaignId);
    const { code } = running;
    await drafts.rig.post({ event: "signed_up", who: "drafted-before", code });
    const draft = await changed(campaign, { goals: asking(100).goals });
    expect((await drafts.call("GET", pathOf(campaign))).body).toMatchObject({ version: 1, hasDraft: true });
    const { body } = await drafts.publish(draft);
    expect(body).toMatchObject({ version: 2, status: "running", hasDraft: false });
    expect(await drafts.rig.post({ who: "drafted-before", metadata: { total: 20 } }, running)).toEqual(bothPaid);
    expect(await drafts.rig.post({ who: "drafted-after", code, metadata: { total: 20 } }, running)).toEqual([
      "attribution both attributed referral_attributed",
      "buy both refused condition_failed",
    ]);
  });

  test("changes it for everybody where the campaign says so", async () => {
    const campaign = await drafts.running({
      ...asking(100),
      attribution: { referee: { kind: "anyone" } },
      follows: "latest",
    });
    const running = await drafts.shared(campaign.campaignId);
    await drafts.rig.post({ event: "signed_up", who: "latest-before", code: running.code });
    await drafts.publish(await changed(campaign, { goals: asking(10).goals }));
    expect(await drafts.rig.post({ who: "latest-before", metadata: { total: 20 } }, running)).toEqual(bothPaid);
  });

  test("says what a program published meanwhile, and asks for a yes to just that", async () => {
    const campaign = await drafts.running(drafts.finished());
    const draft = await changed(campaign, { joinOnce: false });
    const { config } = (await drafts.call("GET", pathOf(campaign))).body;
    const patch = (holdDays: number) =>
      drafts.call("PATCH", pathOf(campaign), { config: { ...config, goals: [{ ...config.goals[0], holdDays }] } });
    await patch(14);
    const line = (await drafts.checklist(campaign.campaignId)).find(({ key }) => key === "meanwhile 2");
    expect(line).toMatchObject({ verdict: "warn", details: [expect.stringContaining("14 days later")] });
    const confirmed = await drafts.keysOf(campaign.campaignId, "warn");
    await patch(7);
    const publish = { revision: draft.revision, confirmed };
    expect(await drafts.call("POST", `${pathOf(campaign)}/publish`, publish)).toMatchObject({
      status: 409,
      body: { key: "not_confirmed", lines: [{ key: "meanwhile 3" }] },
    });
    expect((await drafts.publish(draft)).body).toMatchObject({ version: 4 });
  });

  test("takes over what a program renames, and hears of it", async () => {
    const campaign = await drafts.running(drafts.finished());
    const draft = (await drafts.save(await drafts.read(campaign.campaignId), { description: "of the draft" })).body;
    const name = `${campaign.name} by a program`;
    await drafts.call("PATCH", pathOf(campaign), { name, description: "of a program" });
    expect(await drafts.save(draft)).toMatchObject({ status: 409, body: { key: "edit_conflict" } });
    const followed = await drafts.read(campaign.campaignId);
    expect(followed).toMatchObject({ name, description: "of the draft" });
    expect((await drafts.publish(followed)).body).toMatchObject({ name, description: "of the draft" });
  });

  test("is not needed to start what nobody started, after the same checklist", async () => {
    const { body } = await drafts.publish(await drafts.begin({ config: drafts.finished() }));
    const start = (confirmed: string[]) =>
      drafts.call("POST", `/api/campaigns/${body.id}/publish`, { revision: 0, start: true, confirmed });
    expect((await start([])).body.key).toBe("not_confirmed");
    const confirmed = await drafts.keysOf(body.id, "warn");
    expect(confirmed).toContain("landing page");
    expect(await start(confirmed)).toMatchObject({ status: 200, body: { status: "running", version: 1 } });
    expect((await start(confirmed)).body.key).toBe("nothing_to_publish");
    expect((await drafts.audited(body.id)).at(-1)).toBe("campaign.start");
  });

  test("changes its name and dates without a new version, and is refused where it says the same", async () => {
    const campaign = await drafts.running(drafts.finished());
    const read = await drafts.read(campaign.campaignId);
    const same = (await drafts.save(read)).body;
    expect((await drafts.publish(same)).body.key).toBe("nothing_to_publish");
    const renamed = (await drafts.save(same, { name: `${campaign.name} renamed` })).body;
    expect((await drafts.publish(renamed)).body).toMatchObject({ name: `${campaign.name} renamed`, version: 1 });
    expect((await drafts.call("POST", `${pathOf(campaign)}/publish`, { revision: 0 })).body.key).toBe(
      "nothing_to_publish",
    );
  });

  test("cannot make another kind of it, nor be of one that has ended", async () => {
    const campaign = await drafts.running(drafts.finished());
    const read = await drafts.read(campaign.campaignId);
    const other = { kind: "coupons", code: { pattern: "A-######", charset: "ABCDEFGH" } };
    expect((await drafts.save(read, { config: other })).body.details).toBe(
      "A referral campaign cannot become a coupons one.",
    );
    const draft = (await drafts.save(read, { description: "late" })).body;
    await drafts.call("POST", `${pathOf(campaign)}/end`);
    const publish = { revision: draft.revision, confirmed: [] };
    for (const refused of [
      await drafts.call("GET", `${pathOf(campaign)}/draft`),
      await drafts.save(draft),
      await drafts.call("POST", `${pathOf(campaign)}/publish`, publish),
    ]) {
      expect(refused).toMatchObject({ status: 400, body: { details: `The campaign ${campaign.name} has ended.` } });
    }
    expect((await drafts.call("DELETE", `${pathOf(campaign)}/draft`)).status).toBe(204);
  });

  test("goes with a campaign that is deleted", async () => {
    const { body } = await drafts.publish(await drafts.begin({ config: drafts.finished() }));
    const read = await drafts.read(body.id);
    await drafts.save(read, { description: "going" });
    expect((await drafts.call("DELETE", `/api/campaigns/${body.id}`)).status).toBe(204);
    expect((await drafts.call("GET", `/api/campaigns/${body.id}/draft`)).status).toBe(404);
  });
});

test("drafts are listed, what was changed last first, a page at a time", async () => {
  const ids: string[] = [];
  for (let n = 0; n < 3; n++) ids.unshift((await drafts.begin({ kind: "gift" })).campaignId);
  const campaign = await drafts.running(drafts.finished());
  await drafts.save(await drafts.read(campaign.campaignId), { description: "changing" });
  const list = async (search: string) => (await drafts.call("GET", `/api/campaign-drafts?${search}`)).body;
  const first = await list("of=campaigns&limit=2");
  const second = await list(`of=campaigns&limit=2&cursor=${first.nextCursor}`);
  const listed = [...first.data, ...second.data].map(({ campaignId }: Draft) => campaignId);
  expect(listed.slice(0, 3)).toEqual(ids);
  expect((await list("of=changes")).data[0]).toMatchObject({ campaignId: campaign.campaignId, basedOn: 1 });
  expect((await list("limit=200")).total).toBeGreaterThan(3);
});

test("a condition that cannot be met keeps a campaign from starting, and a change from one that runs", async () => {
  const never = { combinator: "and", rules: [{ field: "referee.age", operator: ">=", value: 18 }] };
  const config = drafts.finished({ goals: [drafts.rig.buys({ condition: never })] });
  const made = await drafts.call("POST", "/api/campaigns", { name: "Of age", config });
  expect(made.status).toBe(201);
  const details = "The condition of the goal “Purchase” cannot be met. The friend has no age.";
  expect(await drafts.call("POST", `/api/campaigns/${made.body.id}/start`)).toMatchObject({
    status: 400,
    body: { details },
  });
  const campaign = await drafts.running(drafts.finished());
  expect((await drafts.call("PATCH", pathOf(campaign), { config })).body.details).toBe(details);
  expect((await drafts.call("PATCH", pathOf(campaign), { config: asking(20) })).status).toBe(200);
});
