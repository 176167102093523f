import { type APIRequestContext, expect } from "@playwright/test";
import { campaignSteps } from "@/lib/domain/campaign/form/steps";
import { callAs, signInTo, test } from "./shop";

test.skip(({ isMobile }) => isMobile, "a phone is sent the same scripts");

const scriptMax = 150_000;

/** What a browser that never saw the product must have before the page works, compressed. */
async function scriptsOf(request: APIRequestContext, path: string): Promise<{ bytes: number; hasZod: boolean }> {
  const page = await request.get(path);
  expect(page.ok(), path).toBe(true);
  const html = await page.text();
  const sources = new Set(
    [...html.matchAll(/<script[^>]* src="(\/_next\/[^"]+)"([^>]*)>/g)]
      .filter(([tag]) => !/nomodule/i.test(tag))
      .map(([, source = ""]) => source),
  );
  expect(sources.size, `scripts of ${path}`).toBeGreaterThan(4);
  let bytes = 0;
  let hasZod = false;
  for (const source of sources) {
    const script = await request.get(source, { headers: { "accept-encoding": "br" } });
    expect(script.headers()["content-encoding"], source).toBe("br");
    bytes += Number(script.headers()["content-length"]);
    hasZod ||= (await script.text()).includes("ZodError");
  }
  return { bytes, hasZod };
}

test("no page asks for more than 150 kB of script before it works, and none for what checks input", async ({
  page,
}) => {
  const project = await signInTo(page, "/overview");
  const first = async (path: string): Promise<string> => {
    const { data } = (await callAs(page, project, "GET", path)) as unknown as { data: { id: string }[] };
    return data[0]?.id ?? "none";
  };
  const schema = `/schemas/${await first("/api/event-schemas")}`;
  const campaign = `/campaigns/${await first("/api/campaigns?kind=referral")}`;
  const below = [
    "/overview",
    "/schemas",
    "/schemas/new",
    schema,
    `${schema}/history`,
    "/campaigns",
    "/campaigns/new",
    campaign,
    `${campaign}/referrals`,
    `${campaign}/decisions`,
    `${campaign}/codes`,
    `${campaign}/history`,
    `${campaign}/share`,
    `${campaign}/settings`,
    ...campaignSteps.map((step) => `${campaign}/edit/${step}`),
    `${campaign}/messages`,
    `${campaign}/try`,
    "/events",
    `/events/${await first("/api/events?limit=1")}`,
    "/rejected",
    `/rejected/${await first("/api/rejected-events?limit=1")}`,
    "/rewards",
    "/rewards?view=all",
    "/rewards/find",
    "/customers",
    `/customers/${await first("/api/customers?limit=1")}`,
    "/settings",
    "/settings/keys",
    "/settings/members",
    "/settings/webhooks",
    `/settings/webhooks/${await first("/api/webhook-endpoints")}`,
    "/settings/outbox",
    "/settings/audit",
    "/profile",
  ].map((path) => `/projects/${project}${path}`);
  const loads = [];
  const open = ["/", "/sign-in", "/accept-invitation?token=none", "/docs/api", "/docs/api/events"];
  for (const path of [...open, ...below]) {
    loads.push({ path, ...(await scriptsOf(page.request, path)) });
  }
  test.info().annotations.push({
    type: "kB",
    description: loads.map(({ path, bytes }) => `${path} ${(bytes / 1_000).toFixed(1)}`).join(", "),
  });
  expect(loads.filter(({ bytes, hasZod }) => bytes > scriptMax || hasZod)).toEqual([]);
});
