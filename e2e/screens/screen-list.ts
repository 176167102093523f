import type { Page } from "@playwright/test";

/** The demo shop's own things that the screens open, by their public ids. */
export interface Shown {
  project: string;
  emptyProject: string;
  event: string;
  schema: string;
  rejected: string;
  customer: string;
  campaign: string;
  /** An event that came too late for its reward. */
  missed: string;
  /** One that takes most of what it is told. */
  webhook: string;
}

export interface Screen {
  name: string;
  path: (shown: Shown) => string;
  /** What is done on the page before its picture is taken. */
  open?: (page: Page) => Promise<void>;
  /** Seen by who is signed out. */
  isPublic?: true;
}

const inProject =
  (below: (shown: Shown) => string): Screen["path"] =>
  (shown) =>
    `/projects/${shown.project}${below(shown)}`;

const click = (name: string) => (page: Page) => page.getByRole("button", { name }).first().click();

async function addWebhook(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Add webhook" }).first().click();
  await page.getByText("What I choose").click();
}

/** One event tried without a referrer's code of its own, and the last days replayed to their end. */
async function tryAndReplay(page: Page): Promise<void> {
  await page.getByLabel("Referrer", { exact: true }).fill("nora");
  await page.getByRole("option").first().waitFor({ state: "attached" });
  const referrer = await page.locator("datalist option").first().getAttribute("value");
  await page.getByLabel("Referrer", { exact: true }).fill(referrer ?? "");
  await page.getByRole("button", { name: "Try it" }).click();
  await page.getByRole("region", { name: "What would happen" }).waitFor();
  await page.getByRole("button", { name: "Replay", exact: true }).click();
  await page.getByRole("list", { name: "Who would bring the most" }).waitFor();
}

async function lookAtRerun(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Run again…" }).first().click();
  await page.getByRole("button", { name: /^See what changes/ }).click();
  await page.getByRole("button", { name: /^Run .* again…$/ }).waitFor();
}

export const screens: Screen[] = [
  { name: "sign-in", path: () => "/sign-in", isPublic: true },
  { name: "api-reference", path: () => "/docs/api", isPublic: true },
  { name: "api-reference-group", path: () => "/docs/api/post-events", isPublic: true },
  { name: "first-run", path: ({ emptyProject }) => `/projects/${emptyProject}/overview` },
  { name: "overview", path: inProject(() => "/overview") },
  { name: "find-anything", path: inProject(() => "/overview"), open: (page) => page.keyboard.press("ControlOrMeta+k") },
  { name: "schemas", path: inProject(() => "/schemas") },
  { name: "schema-new", path: inProject(() => "/schemas/new") },
  { name: "schema-builder", path: inProject(({ schema }) => `/schemas/${schema}`) },
  { name: "schema-history", path: inProject(({ schema }) => `/schemas/${schema}/history`) },
  { name: "events", path: inProject(() => "/events") },
  { name: "events-refused", path: inProject(() => "/events?outcome=refused") },
  {
    name: "event-drawer",
    path: inProject(() => "/events"),
    open: (page) => page.getByRole("table", { name: "Events" }).getByRole("link").first().click(),
  },
  { name: "event", path: inProject(({ event }) => `/events/${event}`) },
  { name: "rejected", path: inProject(() => "/rejected") },
  { name: "rejected-event", path: inProject(({ rejected }) => `/rejected/${rejected}`) },
  { name: "customers", path: inProject(() => "/customers") },
  { name: "customer", path: inProject(({ customer }) => `/customers/${customer}`) },
  { name: "campaigns", path: inProject(() => "/campaigns") },
  { name: "campaign-new", path: inProject(() => "/campaigns/new") },
  ...(["purpose", "trigger", "rewards", "codes", "limits", "review"] as const).map((step) => ({
    name: `campaign-step-${step}`,
    path: inProject(({ campaign }) => `/campaigns/${campaign}/edit/${step}`),
  })),
  {
    name: "campaign-step-tier",
    path: inProject(({ campaign }) => `/campaigns/${campaign}/edit/rewards`),
    open: click("Add a step"),
  },
  { name: "campaign-settings", path: inProject(({ campaign }) => `/campaigns/${campaign}/settings`) },
  { name: "campaign", path: inProject(({ campaign }) => `/campaigns/${campaign}`) },
  { name: "campaign-codes", path: inProject(({ campaign }) => `/campaigns/${campaign}/codes`) },
  { name: "messages", path: inProject(({ campaign }) => `/campaigns/${campaign}/messages`) },
  {
    name: "message-editor",
    path: inProject(({ campaign }) => `/campaigns/${campaign}/messages?message=referrer.reward_issued`),
  },
  {
    name: "message-mistake",
    path: inProject(({ campaign }) => `/campaigns/${campaign}/messages?message=referrer.reward_issued`),
    open: async (page) => {
      await page
        .getByLabel("Text", { exact: true })
        .fill("Hello {{ customer.frist_name }},\n\nyou got {{ reward.wrods }}.");
      await page.getByRole("list", { name: "What is wrong with the text" }).waitFor();
    },
  },
  { name: "campaign-share", path: inProject(({ campaign }) => `/campaigns/${campaign}/share`) },
  {
    name: "campaign-import",
    path: inProject(({ campaign }) => `/campaigns/${campaign}/codes`),
    open: async (page) => {
      await click("More to do with codes")(page);
      await page.getByRole("menuitem", { name: "Import a file…" }).click();
    },
  },
  { name: "shared-code", path: () => "/r/NRY-01", isPublic: true },
  { name: "campaign-weeks", path: inProject(({ campaign }) => `/campaigns/${campaign}?range=90d`) },
  { name: "campaign-try", path: inProject(({ campaign }) => `/campaigns/${campaign}/try`), open: tryAndReplay },
  {
    name: "campaign-rerun",
    path: inProject(({ campaign }) => `/campaigns/${campaign}?days=90`),
    open: lookAtRerun,
  },
  { name: "campaign-referrals", path: inProject(({ campaign }) => `/campaigns/${campaign}/referrals`) },
  { name: "rewards", path: inProject(() => "/rewards") },
  { name: "rewards-all", path: inProject(() => "/rewards?view=all") },
  { name: "rewards-none", path: ({ emptyProject }) => `/projects/${emptyProject}/rewards` },
  {
    name: "reward-judge",
    path: inProject(() => "/rewards"),
    open: async (page) => {
      await page
        .getByRole("button", { name: /^Refuse .+ for/ })
        .first()
        .click();
      await page.getByRole("dialog").waitFor();
    },
  },
  { name: "reward-find", path: inProject(() => "/rewards/find") },
  { name: "reward-story", path: inProject(() => "/rewards/find?q=NRY-01") },
  { name: "reward-missed", path: inProject(({ missed }) => `/rewards/find?q=${missed}`) },
  { name: "reward-unknown", path: inProject(() => "/rewards/find?q=NRY-1") },
  {
    name: "reward-anyway",
    path: inProject(({ missed }) => `/rewards/find?q=${missed}`),
    open: async (page) => {
      await click("Reward anyway…")(page);
      await page.getByRole("dialog").waitFor();
    },
  },
  {
    name: "campaign-referrals-filter",
    path: inProject(({ campaign }) => `/campaigns/${campaign}/referrals?status=qualified`),
    open: (page) => page.getByRole("button", { name: "Sign of fraud" }).click(),
  },
  { name: "campaign-rewards", path: inProject(({ campaign }) => `/campaigns/${campaign}/rewards`) },
  { name: "campaign-decisions", path: inProject(({ campaign }) => `/campaigns/${campaign}/decisions`) },
  { name: "campaign-history", path: inProject(({ campaign }) => `/campaigns/${campaign}/history`) },
  { name: "settings", path: inProject(() => "/settings") },
  { name: "keys", path: inProject(() => "/settings/keys") },
  { name: "key-new", path: inProject(() => "/settings/keys"), open: click("Create key") },
  { name: "webhooks", path: inProject(() => "/settings/webhooks") },
  { name: "webhooks-none", path: ({ emptyProject }) => `/projects/${emptyProject}/settings/webhooks` },
  { name: "webhook-new", path: inProject(() => "/settings/webhooks"), open: addWebhook },
  { name: "webhook", path: inProject(({ webhook }) => `/settings/webhooks/${webhook}`) },
  {
    name: "webhook-delivery",
    path: inProject(({ webhook }) => `/settings/webhooks/${webhook}`),
    open: (page) => page.getByRole("table", { name: "Deliveries" }).getByRole("link").first().click(),
  },
  { name: "outbox", path: inProject(() => "/settings/outbox") },
  { name: "outbox-none", path: ({ emptyProject }) => `/projects/${emptyProject}/settings/outbox` },
  {
    name: "outbox-mail",
    path: inProject(() => "/settings/outbox"),
    open: async (page) => {
      await page.getByRole("table", { name: "Mails" }).getByRole("link").first().click();
      await page.getByTitle("The mail as it was written").waitFor();
    },
  },
  { name: "members", path: inProject(() => "/settings/members") },
  { name: "audit", path: inProject(() => "/settings/audit") },
  { name: "profile", path: inProject(() => "/profile") },
];
