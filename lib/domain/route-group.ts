/** What the routes are about, in the order a reader meets them; of those that fit, the first. A prefix may name the verb. */
export const routeGroups = [
  {
    title: "Post events",
    prefixes: ["POST /v1/events", "/client/v1/events"],
    words:
      "How apps send events. Voucherify's format, with additions of ours: source_id makes a repeat harmless, occurred_at says when it happened.",
  },
  { title: "Events", prefixes: ["/api/events"], words: "What was recorded, what it set off, and why." },
  {
    title: "Rejected events",
    prefixes: ["/api/rejected-events"],
    words: "What was refused is kept, byte for byte, to be mended and replayed.",
  },
  {
    title: "Event schemas",
    prefixes: ["/api/event-schemas", "/api/event-schema-templates"],
    words: "Events by name, with published versions of typed properties.",
  },
  {
    title: "Campaigns and codes",
    prefixes: ["/api/campaigns", "/api/campaign-drafts", "/api/codes", "/api/code-jobs"],
    words: "Referral programmes, coupons and gift cards, and the codes that belong to them.",
  },
  {
    title: "Rewards",
    prefixes: ["/api/rewards", "/api/reward-story"],
    words: "What was given, what waits for a person, and where somebody's reward is.",
  },
  {
    title: "Shared links and pages",
    prefixes: ["/r", "/s", "/u"],
    words: "What people without an account see: where a shared link leads, and how their own referrals stand.",
  },
  { title: "Customers", prefixes: ["/api/customers"], words: "Who did what, brought whom, and holds which codes." },
  {
    title: "Messages",
    prefixes: ["/api/messages"],
    words: "What referrers and friends were told by mail. The words belong to their campaign.",
  },
  {
    title: "Webhooks",
    prefixes: ["/api/webhook-endpoints"],
    words: "Addresses of yours that are told what happens here, and what became of each call.",
  },
  {
    title: "Project and people",
    prefixes: [
      "/api/project",
      "/api/projects",
      "/api/me",
      "/api/members",
      "/api/invitations",
      "/api/api-keys",
      "/api/audit",
    ],
    words: "Settings, keys, people and what they changed. Mostly for people signed in.",
  },
  {
    title: "Overview and search",
    prefixes: ["/api/overview", "/api/search"],
    words: "What the admin app's first screens ask.",
  },
  {
    title: "Voucherify: customers and events",
    prefixes: ["/v1/customers", "/v1/events"],
    words: "Voucherify's format, for its clients and SDKs.",
  },
  {
    title: "Voucherify: campaigns and codes",
    prefixes: ["/v1/campaigns", "/v1/vouchers", "/v1/publications", "/v1/redemptions", "/v1/validations"],
    words: "Voucherify's format, for its clients and SDKs.",
  },
  {
    title: "Voucherify: management",
    prefixes: ["/management/v1"],
    words: "Voucherify's format for event schemas.",
  },
  {
    title: "Operating",
    prefixes: ["/healthz", "/readyz", "/metrics", "/api/openapi.json"],
    words: "What probes, dashboards and generators ask.",
  },
] as const;

/** Where the route stands in the group's list of prefixes; -1 when it does not belong there. */
export function placeInGroup(title: string, verb: string, path: string): number {
  const prefixes: readonly string[] = routeGroups.find((group) => group.title === title)?.prefixes ?? [];
  return prefixes.findIndex((prefix) => [path, `${verb} ${path}`].some((name) => `${name}/`.startsWith(`${prefix}/`)));
}

export function routeGroup(verb: string, path: string): string {
  const group = routeGroups.find(({ title }) => placeInGroup(title, verb, path) >= 0);
  if (!group) throw new Error(`${verb} ${path} belongs to no group of routes`);
  return group.title;
}
