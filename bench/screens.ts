import { publicId } from "@/lib/domain/id";
import { median } from "./median";
import { measureLoads, measureNavigation } from "./screens-browser";
import { type ScreensRig, startScreensRig } from "./screens-rig";

/**
 * What people wait for, over a large project: the server's time for each list, the script of each page's first load, and
 * the way from list to list.
 *
 *   npm run bench:screens -- [events, 10000000] [customers, 1000000] [rounds, 15]
 */
/** With GOODWORD_BENCH_ONLY only those whose name begins with it, and no browser. */
const only = process.env.GOODWORD_BENCH_ONLY;
const events = Number(process.argv[2] ?? 10_000_000);
const customers = Number(process.argv[3] ?? Math.round(events / 10));
const rounds = Number(process.argv[4] ?? 15);

const bounds = { serverMs: 200, scriptKb: 150, navigationMs: 100 };

const say = (line: string) => process.stderr.write(`${new Date().toISOString().slice(11, 19)} ${line}\n`);

/** A campaign of as many referrals as there are customers. */
function largeCampaign({ filled }: ScreensRig): [what: string, path: string][] {
  const path = `/api/campaigns/${publicId("campaign", filled.largeCampaign)}`;
  const from = new Date(Date.now() - 80 * 86_400_000).toISOString().slice(0, 10);
  const lists = [
    ...["funnel", "funnel?range=90d", "funnel?range=24h", "leaderboard", "leaderboard?range=90d", "runway", "history"],
    ...["referrals", "referrals?status=attributed", "referrals?status=qualified", "referrals?signal=velocity"],
    ...["referrals?signal=loop", "referrals?code=LARGE-41", "referrals?customer=user-41", "referrals?version=2"],
    ...[
      `referrals?from=${from}&to=${from}`,
      "rewards",
      "rewards?status=pending",
      "rewards?status=void",
      "rewards?kind=coupon",
    ],
    ...["rewards?customer=user-41", `rewards?from=${from}&to=${from}`, "decisions", "decisions?outcome=refused"],
    ...[
      "decisions?reason=condition_failed",
      "decisions?reason=cap_budget",
      "decisions?side=referrer",
      "decisions?version=2",
    ],
    ...["decisions?customer=user-41", "codes", "codes?customer=user-41", "versions"],
  ];
  return lists.map((list) => [`large: ${list.replace(from, "…").replace(from, "…")}`, `${path}/${list}`]);
}

function requests(rig: ScreensRig): [what: string, path: string][] {
  const { filled } = rig;
  const day = (ago: number) => new Date(Date.now() - ago * 86_400_000).toISOString().slice(0, 10);
  const campaign = publicId("campaign", filled.campaign);
  const schema = publicId("eventSchema", filled.triggerSchema);
  const customer = publicId("customer", filled.customer);
  return [
    ["overview, 24 hours", "/api/overview?range=24h"],
    ["overview, 30 days", "/api/overview"],
    ["overview, 90 days", "/api/overview?range=90d"],
    ["events a day", "/api/events/volume?days=30"],
    ["events", "/api/events"],
    ["events of a name", "/api/events?name=event_2"],
    ["events of two names, a day", `/api/events?name=event_2,event_5&fromDay=${day(40)}&toDay=${day(40)}`],
    ["events of a customer", "/api/events?customer=user-77777"],
    ["events of a campaign", `/api/events?campaign=${campaign}`],
    ...["pending", "failed", "rewarded", "refused", "attributed", "nothing_due", "none"].map(
      (outcome): [string, string] => [`events: ${outcome}`, `/api/events?outcome=${outcome}`],
    ),
    ["events of a campaign: refused", `/api/events?campaign=${campaign}&outcome=refused`],
    ["events of the browser", "/api/events?channel=client"],
    ["events where total ≥ 150", "/api/events?name=event_2&where=total:gte:150"],
    ["events by the sender's key", "/api/events?q=old-500000"],
    ["event", `/api/events/${publicId("event", filled.event)}`],
    ["event schemas", "/api/event-schemas"],
    ["event schema", `/api/event-schemas/${schema}`],
    ["publish preview", `/api/event-schemas/${schema}/publish`],
    ["rejected groups", "/api/rejected-events/groups"],
    ["rejected events", "/api/rejected-events"],
    ["rejected events, searched", "/api/rejected-events?q=user-1"],
    ["customers", "/api/customers"],
    ["customers, referrers", "/api/customers?role=referrer"],
    ["customers by name", "/api/customers?q=nora"],
    ["customers by two words", "/api/customers?q=nora%20ryan"],
    ["customers by e-mail", "/api/customers?q=user-54321%40"],
    ["customer", `/api/customers/${customer}`],
    ["campaigns", "/api/campaigns"],
    ["campaigns' figures", "/api/campaigns/figures"],
    ["campaign", `/api/campaigns/${campaign}`],
    ["campaign's funnel", `/api/campaigns/${campaign}/funnel`],
    ["campaign's codes", `/api/campaigns/${campaign}/codes`],
    ["campaign's referrals", `/api/campaigns/${campaign}/referrals`],
    ...largeCampaign(rig),
    ["audit log", "/api/audit"],
    ["audit log of one kind", "/api/audit?resourceKind=campaign"],
    ["search", "/api/search?q=friend-1"],
    ["members", "/api/members"],
    ["API keys", "/api/api-keys"],
  ];
}

function pages({ filled }: ScreensRig): string[] {
  const project = `/projects/${publicId("project", filled.projectId)}`;
  const schema = `/schemas/${publicId("eventSchema", filled.triggerSchema)}`;
  const below = [
    "/overview",
    "/schemas",
    "/schemas/new",
    schema,
    `${schema}/history`,
    "/campaigns",
    `/campaigns/${publicId("campaign", filled.campaign)}`,
    "/events",
    `/events/${publicId("event", filled.event)}`,
    "/rejected",
    "/customers",
    `/customers/${publicId("customer", filled.customer)}`,
    "/settings",
    "/settings/keys",
    "/settings/members",
    "/settings/audit",
    "/profile",
  ];
  return ["/sign-in", ...below.map((path) => project + path)];
}

const show = (value: number) => Math.round(value).toLocaleString("en");
const verdict = (isWithin: boolean) => (isWithin ? "" : "OVER");

async function serverTimes(rig: ScreensRig): Promise<string[]> {
  const headers = { cookie: rig.cookie, "x-goodword-project": publicId("project", rig.filled.projectId) };
  const lines: string[] = [];
  for (const [what, path] of requests(rig).filter(([name]) => !only || name.startsWith(only))) {
    const times: number[] = [];
    let status = 0;
    for (let round = -2; round < rounds; round++) {
      const began = performance.now();
      const answer = await fetch(rig.url + path, { headers });
      await answer.arrayBuffer();
      status = answer.status;
      if (round >= 0) times.push(performance.now() - began);
    }
    const ms = median(times);
    const note = status === 200 ? verdict(ms <= bounds.serverMs) : `answered ${status}`;
    lines.push(`| ${what.padEnd(30)} | ${show(ms).padStart(6)} | ${show(Math.max(...times)).padStart(6)} | ${note} |`);
  }
  return lines;
}

const shortened = (path: string) =>
  path.replace(/^\/projects\/[^/]+/, "").replace(/\/(ms|camp|event|cust)_[0-9A-Z]{26}/g, "/…");

const rig = await startScreensRig({ events, customers }, say);

async function browserTimes(): Promise<void> {
  say("first loads");
  console.log(`\nCompressed script of a first load (bound ${bounds.scriptKb} kB until the load event)\n`);
  console.log("| page | kB | with what is loaded later | |\n| --- | ---: | ---: | --- |");
  for (const { page, firstBytes, allBytes } of await measureLoads(rig, pages(rig))) {
    const kb = firstBytes / 1000;
    console.log(
      `| ${shortened(page).padEnd(26)} | ${kb.toFixed(1)} | ${(allBytes / 1000).toFixed(1)} | ${verdict(kb <= bounds.scriptKb)} |`,
    );
  }

  say("navigation");
  console.log(`\nFrom list to list, seen before (median; bound ${bounds.navigationMs} ms from click to paint)\n`);
  console.log("| from | to | median ms | |\n| --- | --- | ---: | --- |");
  const lists = ["Overview", "Event schemas", "Campaigns", "Events", "Customers"];
  for (const { from, to, ms } of await measureNavigation(rig, lists, 5)) {
    console.log(`| ${from} | ${to} | ${show(median(ms))} | ${verdict(median(ms) <= bounds.navigationMs)} |`);
  }
}

try {
  say("the server's times");
  const times = await serverTimes(rig);
  console.log(
    `\nServer time, ${show(events)} events, ${show(customers)} customers (median of ${rounds}; bound ${bounds.serverMs} ms)\n`,
  );
  console.log(["| what | median ms | most ms | |", "| --- | ---: | ---: | --- |", ...times].join("\n"));

  if (!only) await browserTimes();
} finally {
  await rig.stop();
}
