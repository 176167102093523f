import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { AuditPage } from "@/lib/domain/audit-entry";
import { auditSentence } from "@/lib/domain/audit-sentence";
import type { Role } from "@/lib/domain/permission";
import { type PhrasePart, phraseText } from "@/lib/domain/phrase";
import { db } from "@/lib/server/db";
import { newId } from "@/lib/server/new-id";
import { makePerson, makeProject, signIn } from "./people";
import { startApp } from "./server";

let app: Awaited<ReturnType<typeof startApp>>;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.close());

/** Somebody in a project of her own, and what its audit log says, newest first. */
async function enter(role: Role = "owner") {
  const project = await makeProject("Northwind");
  const person = await makePerson({ [project.id]: role });
  const cookie = await signIn(app.url, person.email);
  const call = async (method: string, path: string, body?: unknown) => {
    const answer = await fetch(app.url + path, {
      method,
      headers: {
        ...{ origin: app.url, "content-type": "application/json" },
        ...{ cookie, "x-goodword-project": project.publicId },
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${method} ${path} answered ${answer.status}: ${text}`);
    return text ? JSON.parse(text) : null;
  };
  const log = async (query = "") => AuditPage.parse(await call("GET", `/api/audit?${query}`)).data;
  const says = async (query?: string) => (await log(query)).map((entry) => phraseText(auditSentence(entry)));
  return { project, call, log, says };
}

const opened = (part: PhrasePart) => ("id" in part ? [part.id] : []);

const coupons = (name: string) => ({
  name,
  campaign_type: "DISCOUNT_COUPONS",
  voucher: { type: "DISCOUNT_VOUCHER", code_config: { pattern: "AUDIT-######" } },
});

describe("the sentence of an audit entry", () => {
  test("names the code, the campaign and the customer of a publication, of which it holds only the ids", async () => {
    const { call, log } = await enter();
    const campaign = await call("POST", "/v1/campaigns", coupons("Friends"));
    const customer = { source_id: "nora", name: "Nora Ryan" };
    const { voucher, customer_id } = await call("POST", "/v1/publications", { campaign: "Friends", customer });
    const [entry] = await log("resourceKind=publication");
    const sentence = entry ? auditSentence(entry) : [];
    expect(phraseText(sentence)).toBe(`published the code ${voucher.code} of Friends to Nora Ryan`);
    expect(sentence.flatMap(opened)).toEqual([campaign.id, customer_id]);
  });

  test("calls what was renamed as it was called then, and what no name was kept of as it is called now", async () => {
    const { call, says } = await enter();
    const { id } = await call("POST", "/v1/campaigns", coupons("Friends"));
    await call("POST", `/v1/campaigns/${id}/disable`);
    await call("PATCH", `/api/campaigns/${id}`, { name: "Best friends" });
    expect(await says("resourceKind=campaign")).toEqual([
      "renamed the campaign Friends to Best friends",
      "paused the campaign Best friends",
      "created the campaign Friends",
    ]);
  });

  test("keeps the name of a deleted campaign and leads nowhere, since its page is gone", async () => {
    const { call, log, says } = await enter();
    const { id } = await call("POST", "/v1/campaigns", coupons("Winter"));
    await call("POST", `/v1/campaigns/${id}/disable`);
    await call("POST", `/v1/campaigns/${id}/vouchers/SNOW`, {});
    await call("POST", "/v1/vouchers/SNOW/disable");
    await call("DELETE", `/api/campaigns/${id}`);
    expect((await says()).slice(0, 5)).toEqual([
      "deleted the campaign Winter",
      "switched off the code SNOW of Winter",
      "added the code SNOW to the campaign Winter",
      "paused the campaign Winter",
      "created the campaign Winter",
    ]);
    expect((await log()).flatMap(auditSentence).flatMap(opened)).toEqual([]);
  });

  test("calls a deleted customer by the id alone, because she is to be forgotten", async () => {
    const { call, says } = await enter();
    const { id } = await call("POST", "/v1/customers", { source_id: "gone", name: "Gone Person" });
    await call("PUT", `/v1/customers/${id}`, { phone: "123" });
    expect((await says())[0]).toBe("changed the phone of the customer Gone Person");
    await call("DELETE", `/v1/customers/${id}`);
    expect(await says("resourceKind=customer")).toEqual([
      `deleted the customer ${id}`,
      `changed the phone of the customer ${id}`,
      `added the customer ${id}`,
    ]);
  });

  test("tells the version that was published and the one that was taken up again", async () => {
    const { call, says } = await enter();
    const property = { id: "p1", name: "plan", type: "string", required: false };
    const made = await call("POST", "/api/event-schemas", {
      name: "signed_up",
      definition: { properties: [property] },
    });
    const path = `/api/event-schemas/${made.id}`;
    const first = await call("POST", `${path}/publish`, { revision: made.revision });
    const definition = { properties: [property, { ...property, id: "p2", name: "seats" }] };
    const draft = await call("PUT", `${path}/draft`, { revision: first.revision, definition });
    await call("POST", `${path}/publish`, { revision: draft.revision });
    await call("POST", `${path}/restore`, { number: 1 });
    expect(await says("resourceKind=event_schema")).toEqual([
      "took version 1.0 of signed_up as its draft",
      "published version 1.1 of signed_up",
      "saved a draft of signed_up",
      "published version 1.0 of signed_up",
      "created the event schema signed_up",
    ]);
  });

  test("tells whose role became what, also after that member has left", async () => {
    const { project, call, says } = await enter();
    const mara = await makePerson({ [project.id]: "viewer" });
    await call("PATCH", `/api/members/${mara.publicId}`, { role: "editor" });
    await call("DELETE", `/api/members/${mara.publicId}`);
    expect(await says("resourceKind=member")).toEqual([
      "removed Test Person from the project",
      "changed Test Person’s role from viewer to editor",
    ]);
  });

  test("tells keys, settings and signing in", async () => {
    const { call, says } = await enter();
    const key = await call("POST", "/api/api-keys", { kind: "server", name: "Web shop" });
    await call("POST", `/api/api-keys/${key.id}/roll`, { overlapDays: 0 });
    await call("PATCH", "/api/project", { name: "Northwind", timeZone: "Europe/Oslo" });
    expect(await says()).toEqual([
      "changed the settings of Northwind",
      "created the API key Web shop",
      "rolled the API key Web shop",
      "created the API key Web shop",
      "signed in",
    ]);
  });

  test("names what was refused, and says how a replay ended", async () => {
    const { call, says } = await enter();
    const body = JSON.stringify({ event: "never_defined", customer: { source_id: "alex" } });
    const { rejectedId } = await call("POST", "/api/events", { body });
    await call("POST", "/api/rejected-events/replay", { ids: [rejectedId] });
    await call("POST", "/api/rejected-events/dismiss", { ids: [rejectedId] });
    expect(await says("resourceKind=rejected_event")).toEqual([
      "dismissed the rejected event never_defined",
      "replayed the rejected event never_defined, which was refused again",
      "sent the event never_defined, which was refused",
    ]);
  });

  test("never takes a name from another project, even if an entry pointed there", async () => {
    const [here, other] = [await enter(), await enter()];
    await other.call("POST", "/v1/campaigns", coupons("Theirs"));
    const published = { campaign: "Theirs", customer: { source_id: "x", name: "Their Customer" } };
    await other.call("POST", "/v1/publications", published);
    const theirs = await db().auditEntry.findMany({ where: { projectId: other.project.id } });
    await db().auditEntry.createMany({
      data: theirs.map(({ before: _before, after, ...entry }) => ({
        ...entry,
        id: newId(),
        projectId: here.project.id,
        after: entry.resourceKind === "publication" ? (after ?? {}) : {},
      })),
    });
    const said = (await here.says()).join("\n");
    expect(said).toMatch(/published the code v_\w+ of camp_\w+ to cust_\w+/);
    expect(said).not.toMatch(/Their/);
  });
});
