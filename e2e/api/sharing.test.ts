import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { storedId } from "@/lib/domain/id";
import { rollUp } from "@/lib/pipeline/count/roll-up";
import { DecideLoop } from "@/lib/pipeline/decide/decide-loop";
import { db, pool } from "@/lib/server/db";
import { flushVisits } from "@/lib/services/visit";
import { startApp } from "./server";
import { makeReferralCampaign, makeShop, type Shop } from "./shop";

let app: Awaited<ReturnType<typeof startApp>>;
let shop: Shop;
let campaign: { id: string };
let path: string;
const loop = new DecideLoop();

const person = "Mozilla/5.0 (X11; Linux x64; rv:140.0) Gecko/20100101 Firefox/140.0";

async function follow(code: string, headers: Record<string, string> = {}, method = "GET") {
  const answer = await fetch(`${app.url}/r/${code}`, {
    method,
    redirect: "manual",
    headers: { "user-agent": person, ...headers },
  });
  return { status: answer.status, headers: answer.headers, text: await answer.text() };
}

async function makeCode(own: { id: string }, code: string, name = "Nora Ryan") {
  const source_id = `holder-${code}`;
  await shop.call("POST", "/v1/customers", { source_id, name, email: `${code}@example.com` });
  const { body } = await shop.call("POST", `/api/campaigns/${own.id}/codes`, { code, customer: source_id });
  return { id: body.data[0].id as string, source_id };
}

const landing = {
  mode: "page",
  title: "Come in",
  body: "One.\n\nTwo.",
  buttonLabel: "Join",
  language: "de",
  accent: "#5753c6",
  background: "#ffffff",
  destination: "https://shop.example/join?a=1",
  parameter: "ref",
  showsReferrer: false,
  imageAlt: "",
};
const save = (more: Record<string, unknown> = {}) => shop.call("PUT", `${path}/landing`, { ...landing, ...more });

beforeAll(async () => {
  app = await startApp();
  shop = await makeShop(app.url);
  await loop.start();
  campaign = (await makeReferralCampaign(shop)).referral;
  path = `/api/campaigns/${campaign.id}`;
  await makeCode(campaign, "NORA-1");
});
afterAll(async () => {
  await loop.stop();
  await app.close();
});

describe("the page that a link leads to", () => {
  test("is shown for the code in any case and by its old names, without script, to nobody's index", async () => {
    await save();
    const { id } = await makeCode(campaign, "WAS-THIS");
    await shop.call("POST", `/api/codes/${id}/rename`, { code: "IS-THAT" });
    for (const name of ["is-that", "Was-This"]) {
      const { status, headers, text } = await follow(name);
      expect(status).toBe(200);
      expect(text).toContain('<html lang="de">');
      expect(text).toContain("<h1>Come in</h1>");
      expect(text).toContain("<p>Two.</p>");
      expect(text).toContain('value="IS-THAT"');
      expect(text).toContain('href="https://shop.example/join?a=1&amp;ref=IS-THAT"');
      expect(text).not.toMatch(/<script|javascript:|\son\w+=/i);
      expect(text.length).toBeLessThan(15_000);
      expect(headers.get("content-type")).toBe("text/html; charset=utf-8");
      expect(headers.get("x-robots-tag")).toContain("noindex");
      expect(headers.get("content-security-policy")).toMatch(/default-src 'none'; style-src 'sha256-/);
    }
  });

  test("shows markup in its words as text", async () => {
    const attack = '"><script>alert(1)</script><img src=x onerror=alert(1)>';
    await save({ title: attack, body: attack, buttonLabel: "</a><script>", showsReferrer: true });
    await makeCode(campaign, "XSS-1", "<script>alert(2)</script> Smith");
    const { text } = await follow("XSS-1");
    expect(text).not.toContain("<script");
    expect(text).not.toContain("<img");
    expect(text).toContain("&lt;script&gt;alert(1)&lt;/script&gt;");
  });

  test("names who invites only where the campaign says so, and then by the first name", async () => {
    await save({ showsReferrer: true });
    const named = (await follow("NORA-1")).text;
    expect(named).toContain("Nora invites you");
    expect(named).not.toMatch(/Ryan|example\.com"|@/);
    await save({ showsReferrer: false });
    expect((await follow("NORA-1")).text).not.toContain("Nora");
  });

  test.each([
    ["http://shop.example/"],
    ["javascript:alert(1)"],
    ["//shop.example"],
    ["https://user:pass@shop.example/"],
    ["https://localhost/"],
    ["not an address"],
  ])("never leads to %s", async (destination) => {
    const { status, body } = await save({ destination });
    expect(status).toBe(400);
    expect(JSON.stringify(body)).toContain("destination");
  });

  test("sends people on to the stored address alone, whatever the link says", async () => {
    await save({ mode: "redirect", parameter: "code" });
    for (const more of ["", "?destination=https://evil.example", "?ref=https://evil.example&in="]) {
      const { status, headers } = await follow(`nora-1${more}`);
      if (more.endsWith("in=")) expect(status).toBe(404);
      else expect([status, headers.get("location")]).toEqual([302, "https://shop.example/join?a=1&code=NORA-1"]);
    }
    for (const strange of ["%2F%2Fevil.example", "..%2F..%2Fapi", "%00", "%E0%A4%A"]) {
      const { headers } = await follow(strange);
      expect(headers.get("location")).toBeNull();
    }
    expect((await save({ mode: "redirect", destination: null })).status).toBe(400);
    await save();
  });

  test("is refused in colours that few can read, with the nearest that they can", async () => {
    const { status, body } = await save({ accent: "#cccc66" });
    expect(status).toBe(400);
    const [, offered] = /The nearest that is read: (#[0-9a-f]{6})/.exec(JSON.stringify(body)) ?? [];
    expect(offered).toBeDefined();
    expect((await save({ accent: offered })).status).toBe(200);
    await save();
  });

  test("is a friendly one while the campaign does not run, when it is over, and when there is no such code", async () => {
    const other = (await makeReferralCampaign(shop)).referral;
    const { id } = await makeCode(other, "STATE-1");
    await shop.call("POST", `/api/campaigns/${other.id}/pause`);
    expect(await follow("STATE-1")).toMatchObject({ status: 200, text: expect.stringContaining("Not open right now") });
    await shop.call("POST", `/api/campaigns/${other.id}/start`);
    await shop.call("POST", `/api/codes/${id}/disable`);
    expect((await follow("STATE-1")).text).toContain("no longer valid");
    await shop.call("POST", `/api/campaigns/${other.id}/end`);
    expect((await follow("STATE-1")).text).toContain("This has ended");
    const unknown = await follow("NORA-2");
    expect(unknown).toMatchObject({ status: 404, text: expect.stringContaining("There is no such invitation") });
    expect(unknown.text).not.toContain("NORA-1");
  });

  test("is of the project that had the code first, unless the link names another", async () => {
    const second = await makeShop(app.url);
    const own = (await makeReferralCampaign(second)).referral;
    await second.call("POST", "/v1/customers", { source_id: "x" });
    const made = await second.call("POST", `/api/campaigns/${own.id}/codes`, { code: "NORA-1", customer: "x" });
    expect((await follow("NORA-1")).text).toContain("Come in");
    expect(made.body.data[0].sharePath).toBe(`/r/NORA-1?in=${second.project.publicId}`);
    expect((await follow(`NORA-1?in=${second.project.publicId}`)).text).toContain("You have been invited");
  });
});

describe("the page's picture", () => {
  const png = Buffer.from(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNk+A8AAQUBAScY42YAAAAASUVORK5CYII=",
    "base64",
  );

  async function put(bytes: Buffer, type = "image/png") {
    const answer = await fetch(`${app.url}${path}/landing/image`, {
      method: "PUT",
      headers: { ...shop.project.keys.server, "content-type": type },
      body: new Uint8Array(bytes),
    });
    return { status: answer.status, body: await answer.json() };
  }

  test("is judged by its bytes, kept, and shown to whoever has the link", async () => {
    expect(await put(Buffer.from("<svg onload=alert(1)>"))).toMatchObject({ status: 400 });
    expect(await put(Buffer.from("<script>"), "text/html")).toMatchObject({ status: 415 });
    expect(await put(Buffer.concat([png, Buffer.alloc(500_000)]))).toMatchObject({ status: 413 });
    expect((await put(png, "image/jpeg")).body).toMatchObject({ hasImage: true });
    const { text } = await follow("NORA-1");
    const [, source = ""] = /<img src="([^"]+)"/.exec(text) ?? [];
    expect(text).toContain(`<meta property="og:image" content="${app.url}${source}">`);
    const image = await fetch(app.url + source.replaceAll("&amp;", "&"));
    expect(image.headers.get("content-type")).toBe("image/png");
    expect(Buffer.from(await image.arrayBuffer())).toEqual(png);
    expect((await shop.call("DELETE", `${path}/landing/image`)).body).toMatchObject({
      hasImage: false,
      title: "Come in",
    });
    expect((await follow("NORA-1")).text).not.toContain("<img");
  });
});

describe("a visit", () => {
  let own: { id: string };
  const count = async () => {
    await flushVisits();
    return (await shop.call("GET", `/api/campaigns/${own.id}/visits?days=7`)).body;
  };

  beforeAll(async () => {
    own = (await makeReferralCampaign(shop)).referral;
    await makeCode(own, "VISIT-1");
  });

  test.each([
    ["a robot", { "user-agent": "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)" }, "GET"],
    ["a messenger's preview", { "user-agent": "WhatsApp/2.23.20.0" }, "GET"],
    ["nobody that says what it is", { "user-agent": "" }, "GET"],
    ["a browser that fetches ahead", { "sec-purpose": "prefetch;prerender" }, "GET"],
    ["an old browser that fetches ahead", { purpose: "prefetch" }, "GET"],
    ["who only asks whether it is there", {}, "HEAD"],
  ])("of %s is none", async (_who, headers, method) => {
    await follow("VISIT-1", headers as Record<string, string>, method);
    expect((await count()).total).toBe(0);
  });

  test("counts once an hour for each visitor, by the day, the hour and the code, and stores nobody", async () => {
    await Promise.all(Array.from({ length: 10 }, () => follow("visit-1")));
    await flushVisits();
    await Promise.all([follow("VISIT-1"), follow("VISIT-1", { "user-agent": `${person} other` })]);
    const visits = await count();
    expect(visits).toMatchObject({ total: 2, codes: [{ code: "VISIT-1", visits: 2 }] });
    expect(visits.days).toHaveLength(7);
    await rollUp();
    const subjectId = storedId("campaign", own.id) ?? "";
    const hours = await db().hourlyCount.findMany({ where: { measure: "code_visited", subjectId } });
    expect(hours.reduce((sum, each) => sum + Number(each.count), 0)).toBe(2);
    const { rows } = await pool().query("SELECT code_visitor::text AS row FROM code_visitor");
    expect(rows.length).toBeGreaterThan(0);
    expect(rows.filter(({ row }) => /127\.0|Mozilla|::1/.test(row))).toEqual([]);
  });
});

describe("a code's picture to scan", () => {
  test("is drawn as SVG and PNG of the size that is asked for", async () => {
    const { id } = await makeCode(campaign, "SCAN-1");
    const ask = (query: string) =>
      fetch(`${app.url}/api/codes/${id}/qr?${query}`, { headers: shop.project.keys.server });
    const svg = await ask("format=svg&size=300");
    expect(svg.headers.get("content-type")).toContain("image/svg+xml");
    expect(await svg.text()).toContain('width="300"');
    const png = new Uint8Array(await (await ask("format=png&size=300")).arrayBuffer());
    const view = new DataView(png.buffer);
    expect([...png.subarray(1, 4)]).toEqual([80, 78, 71]);
    expect(view.getUint32(16)).toBe(300);
    expect((await ask("format=gif")).status).toBe(400);
    expect((await ask("size=99999")).status).toBe(400);
  });
});

describe("the status page", () => {
  const tokenOf = (link: string) => link.slice(link.lastIndexOf("/") + 1);
  const look = async (token: string) => {
    const answer = await fetch(`${app.url}/s/${token}`);
    return { status: answer.status, headers: answer.headers, text: await answer.text() };
  };
  const link = async (id: string) => (await shop.call("POST", `/api/customers/${id}/status-link`)).body.link as string;

  test("tells both sides how it stands, and of the other no more than the first name", async () => {
    const own = (await makeReferralCampaign(shop)).referral;
    const { source_id } = await makeCode(own, "STATUS-1", "Rita Referrer");
    await shop.call("POST", "/v1/events?wait=decisions", {
      event: shop.eventName,
      customer: { source_id: "status-friend", name: "Fred Secretname", email: "fred@secret.example" },
      referral: { code: "STATUS-1" },
      metadata: {},
    });
    const referrer = await look(tokenOf(await link(source_id)));
    expect(referrer.status).toBe(200);
    expect(referrer.text).toMatch(/Fred joined \d+ \w+ · €\s10\.00 credits, with the code/);
    expect(referrer.text).toContain("STATUS-1");
    expect(referrer.text).not.toMatch(/Secretname|secret\.example|Referrer<|<script/);
    expect(referrer.headers.get("x-robots-tag")).toContain("noindex");
    const friend = await look(tokenOf(await link("status-friend")));
    expect(friend.text).toMatch(/Rita invited you, and you came \d+ \w+ · a coupon, with the code/);
    expect(friend.text).not.toContain("Referrer");
  });

  test("is reached by the newest link alone, until that is revoked, and its token is nowhere stored", async () => {
    await shop.call("POST", "/v1/customers", { source_id: "linked", name: "Lin Ked" });
    const first = tokenOf(await link("linked"));
    const second = tokenOf(await link("linked"));
    expect(first).not.toBe(second);
    expect(Buffer.from(second, "base64url").length).toBeGreaterThanOrEqual(16);
    expect([(await look(first)).status, (await look(second)).status]).toEqual([404, 200]);
    const { rows } = await pool().query("SELECT status_link::text AS row FROM status_link");
    expect(rows.some(({ row }) => row.includes(second))).toBe(false);
    expect((await shop.call("GET", "/api/customers/linked/status-link")).body).toMatchObject({ isThere: true });
    await shop.call("DELETE", "/api/customers/linked/status-link");
    expect((await look(second)).status).toBe(404);
    const third = tokenOf(await link("linked"));
    await shop.call("DELETE", "/v1/customers/linked");
    expect((await look(third)).status).toBe(404);
  });
});
