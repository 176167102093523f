import { conversionGoal } from "../../decision";
import { emptyConfig } from "../empty-config";
import type { CampaignKind } from "../kinds";
import type { UnfinishedConfig } from "../unfinished-config";

type Referral = Extract<UnfinishedConfig, { kind: "referral" }>;
type Goal = Referral["goals"][number];
type Reward = NonNullable<Referral["tiers"][number]["reward"]>;

/** What a project has that a template can begin with. */
export interface Materials {
  /** Published, by name. */
  events: readonly { id: string; name: string; numbers: readonly string[] }[];
  /** Campaigns that rewards can draw on, by the kind. */
  sources: readonly { id: string; kind: CampaignKind }[];
}

export interface CampaignTemplate {
  key: string;
  kind: CampaignKind;
  title: string;
  /** What it does, in plain words. */
  means: string;
  /** Of the draft that begins with it. */
  name: string;
  config: (materials: Materials) => UnfinishedConfig;
}

/** Names by which events of the usual kinds go, the surest first. */
const eventNames = {
  order: [
    /^(checkout|order|purchase|payment)_?(completed|paid|placed|succeeded|made)$/i,
    /checkout|order|purchase|payment|invoice/i,
  ],
  signUp: [/^(signed_?up|sign_?up|registered)$/i, /sign.?up|regist|account.?created|subscri/i],
  refund: [/refund|charge_?back/i],
};
const notAnOrder = /refund|cancel|abandon|fail|start|created|shipped|return/i;

type EventUse = keyof typeof eventNames;

function findEvent<E extends { name: string }>(events: readonly E[], use: EventUse): E | null {
  const fitting = events.filter(({ name }) => use !== "order" || !notAnOrder.test(name));
  for (const pattern of eventNames[use]) {
    const found = fitting.find(({ name }) => pattern.test(name));
    if (found) return found;
  }
  return null;
}

/** Of all a project's events those that templates begin with. */
export function likelyEvents<E extends { name: string }>(events: readonly E[]): E[] {
  const uses: EventUse[] = ["order", "signUp", "refund"];
  return [...new Set(uses.flatMap((use) => findEvent(events, use) ?? []))];
}

const eventOf = ({ events }: Materials, use: EventUse) => findEvent(events, use);

const amountNames = [/^(total|amount|total_?amount|order_?total|grand_?total)$/i, /total|amount|price|value|revenue/i];

/** The property that says what an order came to. */
export function amountProperty(numbers: readonly string[]): string | null {
  for (const pattern of amountNames) {
    const found = numbers.find((name) => pattern.test(name));
    if (found) return found;
  }
  return null;
}

/** The one campaign of the kind; where there are several, somebody has to choose. */
function sourceOf({ sources }: Materials, kind: CampaignKind): { id: string } | null {
  const [only, another] = sources.filter((source) => source.kind === kind);
  return only && !another ? { id: only.id } : null;
}

const credits = (materials: Materials, minor: number | null): Reward => ({
  kind: "credits",
  campaign: sourceOf(materials, "gift"),
  amount: { kind: "fixed", minor },
});
const coupon = (materials: Materials): Reward => ({
  kind: "coupon",
  campaign: sourceOf(materials, "coupons"),
  costMinor: 0,
});

interface GoalParts {
  name: string;
  event: EventUse;
  referrer: Reward | null;
  referee: Reward | null;
  holdDays?: number;
}

function goalOf(materials: Materials, { name, event, referrer, referee, holdDays = 0 }: GoalParts): Goal {
  const found = eventOf(materials, event);
  return {
    ...{ id: conversionGoal, name, trigger: found && { id: found.id }, condition: null },
    ...{ occurrence: { kind: "first" as const }, withinDays: null, needs: null, qualifies: true, holdDays },
    action: { kind: "reward", referrer, referee },
  };
}

function referral(goals: Goal[], changes: Partial<Referral> = {}): UnfinishedConfig {
  return { ...(emptyConfig("referral") as Referral), goals, ...changes };
}

const refundOf = (materials: Materials): Goal[] => {
  const event = eventOf(materials, "refund");
  if (!event) return [];
  return [
    {
      ...{ id: "refund", name: "Refund", trigger: { id: event.id }, condition: null },
      ...{ occurrence: { kind: "every" as const }, withinDays: null, needs: null, qualifies: false, holdDays: 0 },
      action: { kind: "take_back", goals: [conversionGoal], match: null },
    },
  ];
};

export const campaignTemplates: readonly CampaignTemplate[] = [
  {
    key: "refer_a_friend",
    kind: "referral",
    title: "Refer a friend",
    means: "Both get something when the friend’s first order is paid.",
    name: "Refer a friend",
    config: (materials) =>
      referral([
        goalOf(materials, {
          ...{ name: "First order", event: "order" },
          ...{ referrer: credits(materials, 1_000), referee: coupon(materials) },
        }),
      ]),
  },
  {
    key: "sign_up",
    kind: "referral",
    title: "Friends who sign up",
    means: "Counts new accounts. The friend gets a coupon, the referrer credits.",
    name: "Friends who sign up",
    config: (materials) =>
      referral([
        goalOf(materials, {
          ...{ name: "Sign-up", event: "signUp" },
          ...{ referrer: credits(materials, 500), referee: coupon(materials) },
        }),
      ]),
  },
  {
    key: "after_returns",
    kind: "referral",
    title: "Credits for both, after the return period",
    means: "Paid 14 days after the first order, and not if it is refunded until then.",
    name: "Credits for both",
    config: (materials) =>
      referral([
        goalOf(materials, {
          ...{ name: "First order", event: "order", holdDays: 14 },
          ...{ referrer: credits(materials, 1_000), referee: credits(materials, 1_000) },
        }),
        ...refundOf(materials),
      ]),
  },
  {
    key: "ambassadors",
    kind: "referral",
    title: "Ambassador steps",
    means: "More for those who bring many: something at 5 friends, and again at every 10.",
    name: "Ambassadors",
    config: (materials) =>
      referral(
        [
          goalOf(materials, {
            ...{ name: "First order", event: "order" },
            ...{ referrer: credits(materials, 1_000), referee: coupon(materials) },
          }),
        ],
        {
          tiers: [
            {
              id: "at_5",
              goal: conversionGoal,
              at: 5,
              repeats: false,
              onDrop: "keep",
              reward: credits(materials, 2_500),
            },
            {
              ...{ id: "every_10", goal: conversionGoal, at: 10, repeats: true, onDrop: "keep" },
              reward: { kind: "material", name: null, costMinor: 0 },
            },
          ],
        },
      ),
  },
  {
    key: "percent",
    kind: "referral",
    title: "Percent of the first order",
    means: "The referrer gets a share of what the friend pays, up to a cap.",
    name: "Share of the first order",
    config: (materials) => {
      const numbers = eventOf(materials, "order")?.numbers ?? [];
      const share = {
        ...{ kind: "percent" as const, basisPoints: 1_000, property: amountProperty(numbers) },
        ...{ currencyProperty: null, floorMinor: null, capMinor: 5_000 },
      };
      return referral([
        goalOf(materials, {
          ...{ name: "First order", event: "order" },
          ...{
            referrer: { kind: "credits", campaign: sourceOf(materials, "gift"), amount: share },
            referee: coupon(materials),
          },
        }),
      ]);
    },
  },
  {
    key: "blank",
    kind: "referral",
    title: "From the beginning",
    means: "An empty referral campaign: you choose every part.",
    name: "",
    config: () => emptyConfig("referral"),
  },
  {
    key: "coupons",
    kind: "coupons",
    title: "Coupons",
    means: "Gives out codes; a reward can draw on it.",
    name: "",
    config: () => emptyConfig("coupons"),
  },
  {
    key: "gift",
    kind: "gift",
    title: "Gift cards",
    means: "Cards with a balance; a reward can credit them.",
    name: "",
    config: () => emptyConfig("gift"),
  },
  {
    key: "loyalty",
    kind: "loyalty",
    title: "Loyalty cards",
    means: "Cards with points; a reward can add to them.",
    name: "",
    config: () => emptyConfig("loyalty"),
  },
];
