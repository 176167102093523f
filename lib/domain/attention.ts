import { z } from "zod";
import type {
  AttentionFacts,
  LostWebhook,
  OpenProblem,
  RunningCampaign,
  RunningSupply,
  UsedKey,
} from "./attention-facts";
import { dayWords, runwaySentence, supplyAmount, supplyNoun } from "./campaign/runway-words";
import { signalNames } from "./campaign/signal-names";
import { bad, code, type Phrase, phrase, strong } from "./phrase";
import { PlainPart } from "./plain-part";
import { dateWords } from "./time-words";

/** What a project's people should look at, and where it is mended. The overview lists it; this rule alone decides. */

/** Where something is mended. */
const Mend = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("rejected"), problem: z.string() }),
  z.object({ kind: z.literal("failed events") }),
  z.object({ kind: z.literal("event schema"), id: z.string() }),
  z.object({ kind: z.literal("event schemas") }),
  z.object({ kind: z.literal("campaign"), id: z.string() }),
  z.object({ kind: z.literal("api keys") }),
  z.object({ kind: z.literal("webhook"), id: z.string() }),
  z.object({ kind: z.literal("held rewards") }),
]);
export type Mend = z.infer<typeof Mend>;

export const AttentionItem = z.object({
  /** "bad": something is lost or not paid meanwhile. "warn": it will be, or somebody forgot. */
  tone: z.enum(["bad", "warn"]),
  title: z.array(PlainPart),
  detail: z.string(),
  action: z.string(),
  mend: Mend,
});
export type AttentionItem = z.infer<typeof AttentionItem>;

const dayMs = 86_400_000;
/** A draft or a key may lie about so long before anybody is asked about it. */
const patienceDays = 7;
const problemsMax = 3;

export function attentionOf(facts: AttentionFacts): AttentionItem[] {
  const items = [
    ...facts.problems.slice(0, problemsMax).map((problem) => rejected(problem, facts.now)),
    ...failed(facts.failed),
    ...facts.campaigns.flatMap(campaignItems),
    ...facts.supplies.flatMap((supply) => supplyItems(supply, facts)),
    ...facts.webhooks.map((webhook) => lostWebhook(webhook, facts.now)),
    ...heldRewards(facts),
    ...facts.keys.flatMap((key) => expiring(key, facts.now)),
    ...waitingDrafts(facts),
    ...facts.keys.flatMap((key) => unused(key, facts.now)),
  ];
  const isBad = ({ tone }: AttentionItem) => tone === "bad";
  return [...items.filter(isBad), ...items.filter((item) => !isBad(item))];
}

function item(tone: AttentionItem["tone"], title: Phrase, rest: Omit<AttentionItem, "tone" | "title">): AttentionItem {
  return { tone, title: title.map((part) => PlainPart.parse(part)), ...rest };
}

function rejected(problem: OpenProblem, now: Date): AttentionItem {
  const { sentence, event, count, isMore, firstSeenAt, sender } = problem;
  const events = `${amount(count, isMore)} ${count === 1 ? "event" : "events"} rejected, the first ${agoWords(firstSeenAt, now)}`;
  const share = sender ? Math.round((sender.count / count) * 100) : 0;
  const by = sender && share >= 50 ? `, ${share === 100 ? "all" : `${share}\u00a0%`} from ${sender.name}` : "";
  const isNamed = event === null || sentence.includes(event);
  return item("bad", isNamed ? marked(sentence) : phrase`${code(event)}: ${marked(sentence)}`, {
    detail: events + by,
    action: "Mend",
    mend: { kind: "rejected", problem: problem.problem },
  });
}

/** A sentence that sets names between backticks, without its full stop. */
function marked(sentence: string): Phrase {
  return sentence
    .replace(/\.$/, "")
    .split("`")
    .flatMap((text, at) => (text === "" ? [] : [at % 2 === 1 ? code(text) : { kind: "text" as const, text }]));
}

function failed({ count, isMore }: AttentionFacts["failed"]): AttentionItem[] {
  if (count === 0) return [];
  const events = `${amount(count, isMore)} ${count === 1 ? "event" : "events"}`;
  return [
    item("bad", phrase`${bad(`${events} could not be decided`)}`, {
      detail: `Nothing was rewarded for ${count === 1 ? "it" : "them"}; each says why`,
      action: "Look at them",
      mend: { kind: "failed events" },
    }),
  ];
}

function campaignItems({ id, name, trigger, exhausted }: RunningCampaign): AttentionItem[] {
  const items: AttentionItem[] = [];
  const title = strong(`“${name}”`);
  if (!trigger) {
    items.push(
      item("bad", phrase`${title} can convert nothing`, {
        detail: "The event it waits for does not exist",
        action: "Open campaign",
        mend: { kind: "campaign", id },
      }),
    );
  } else if (trigger.status !== "published") {
    const isDraft = trigger.status === "draft";
    items.push(
      item(
        "bad",
        phrase`${title} waits for ${code(trigger.name)}, which is ${isDraft ? "not published" : "archived"}`,
        {
          detail: "Events of that name are refused, so nobody is rewarded",
          action: isDraft ? "Publish it" : "Open event",
          mend: { kind: "event schema", id: trigger.id },
        },
      ),
    );
  }
  if (exhausted > 0) {
    items.push(
      item("bad", phrase`${title} ran out of codes`, {
        detail: `${exhausted === 1 ? "A reward was" : `${number(exhausted)} rewards were`} not given in the last ${patienceDays} days`,
        action: "Open campaign",
        mend: { kind: "campaign", id },
      }),
    );
  }
  return items;
}

/** A limit of a day or a week is there to be reached; what never comes back, or only next month, is worth a word. */
function supplyItems(supply: RunningSupply, { campaigns, now }: AttentionFacts): AttentionItem[] {
  const { campaign, kind, period, level, isSoon } = supply;
  if (period === "day" || period === "week" || (level === "fine" && !isSoon)) return [];
  const isSaid = campaigns.some(({ exhausted, drawsOn }) => exhausted > 0 && drawsOn.includes(campaign.id));
  if (kind === "pool" && level === "empty" && isSaid) return [];
  return [
    item(level === "empty" && period === "all" ? "bad" : "warn", supplyTitle(supply, now), {
      detail: supplyDetail(supply, now),
      action: kind === "pool" ? "Refill" : "Raise it",
      mend: { kind: "campaign", id: campaign.id },
    }),
  ];
}

function supplyTitle(supply: RunningSupply, now: Date): Phrase {
  const { campaign, kind, level, share, emptyAt, isSoon, timeZone } = supply;
  const title = strong(`“${campaign.name}”`);
  if (level === "empty")
    return kind === "pool" ? phrase`${title} has no code left` : phrase`${title} has used its ${supplyNoun(supply)} up`;
  if (emptyAt && isSoon)
    return phrase`${title} runs out of ${kind === "budget" ? "budget" : kind === "cap" ? "rewards" : "codes"} on ${dayWords(emptyAt, timeZone, now)}`;
  const percent = `${Math.floor(share * 100)}\u00a0%`;
  return kind === "pool"
    ? phrase`${title} has given out ${percent} of its codes`
    : phrase`${title} has used ${percent} of its ${supplyNoun(supply)}`;
}

function supplyDetail(supply: RunningSupply, now: Date): string {
  const { kind, level, left, pace, emptyAt, isSoon } = supply;
  if (level === "empty" || !emptyAt || !isSoon) return runwaySentence(supply, supply, now);
  return `${supplyAmount(kind, left, supply)} left, ${supplyAmount(kind, pace ?? 0, supply)} a day at this pace`;
}

function lostWebhook({ id, url, reason, disabledAt }: LostWebhook, now: Date): AttentionItem {
  const why = reason === "gone" ? "It answered that it is gone" : "Every call to it failed for a day";
  return item("bad", phrase`The webhook ${code(new URL(url).host)} was switched off`, {
    detail: `${why}, ${agoWords(disabledAt, now)}: it is told of nothing until somebody switches it on`,
    action: "Open webhook",
    mend: { kind: "webhook", id },
  });
}

function heldRewards({ held, now }: AttentionFacts): AttentionItem[] {
  const { count, isMore, signal, firstVoidAt } = held;
  if (count === 0) return [];
  const sign = signal ? `Mostly because of ${signalNames[signal]}` : "A sign of fraud was seen";
  const end = firstVoidAt ? `; the first is void on ${dateWords(firstVoidAt, now)} unless somebody judges it` : "";
  return [
    item("warn", phrase`${strong(`${amount(count, isMore)} ${count === 1 ? "reward" : "rewards"}`)} held for review`, {
      detail: `${count === 1 ? sign.replace("Mostly because", "Because") : sign}${end}`,
      action: "Review",
      mend: { kind: "held rewards" },
    }),
  ];
}

function waitingDrafts({ drafts, now }: AttentionFacts): AttentionItem[] {
  const waiting = drafts.filter(({ savedAt }) => now.getTime() - savedAt.getTime() >= patienceDays * dayMs);
  const [first] = waiting;
  if (!first) return [];
  if (waiting.length === 1) {
    return [
      item("warn", phrase`${code(first.name)} has a draft that is not published`, {
        detail: `Last changed ${agoWords(first.savedAt, now)}`,
        action: "Review it",
        mend: { kind: "event schema", id: first.id },
      }),
    ];
  }
  return [
    item("warn", phrase`${number(waiting.length)} event schemas have drafts that are not published`, {
      detail: `${waiting
        .slice(0, 3)
        .map(({ name }) => name)
        .join(", ")}${waiting.length > 3 ? " and others" : ""}`,
      action: "Review them",
      mend: { kind: "event schemas" },
    }),
  ];
}

function expiring({ name, expiresAt, lastUsedAt }: UsedKey, now: Date): AttentionItem[] {
  if (!expiresAt) return [];
  const leftMs = expiresAt.getTime() - now.getTime();
  if (leftMs <= 0 || leftMs > patienceDays * dayMs) return [];
  const isUsed = lastUsedAt !== null && now.getTime() - lastUsedAt.getTime() < dayMs;
  if (!isUsed) return [];
  const days = Math.floor(leftMs / dayMs);
  const when = days === 0 ? "within a day" : days === 1 ? "in a day" : `in ${days} days`;
  return [
    item("warn", phrase`The old key ${strong(`“${name}”`)} stops working ${when}`, {
      detail: `It was still used ${agoWords(lastUsedAt, now)}: give its app the new one`,
      action: "Open keys",
      mend: { kind: "api keys" },
    }),
  ];
}

function unused({ name, createdAt, lastUsedAt, expiresAt }: UsedKey, now: Date): AttentionItem[] {
  if (lastUsedAt || expiresAt || now.getTime() - createdAt.getTime() < patienceDays * dayMs) return [];
  return [
    item("warn", phrase`The key ${strong(`“${name}”`)} was never used`, {
      detail: `Made ${agoWords(createdAt, now)}: give it to its app, or revoke it`,
      action: "Open keys",
      mend: { kind: "api keys" },
    }),
  ];
}

const number = (count: number) => new Intl.NumberFormat("en-GB").format(count);
const amount = (count: number, isMore: boolean) => `${isMore ? "more than " : ""}${number(count)}`;

/** In whole words, as these sentences are read once and not watched. */
function agoWords(moment: Date, now: Date): string {
  const minutes = Math.floor((now.getTime() - moment.getTime()) / 60_000);
  if (minutes < 2) return "just now";
  if (minutes < 120) return `${minutes} minutes ago`;
  const hours = Math.floor(minutes / 60);
  return hours < 48 ? `${hours} hours ago` : `${Math.floor(hours / 24)} days ago`;
}
