import type { DecisionCheck } from "../decision-check";
import { type DecisionSentence, decisionSentence } from "../decision-sentence";
import { readablePointer } from "../event-schema/violation";
import { bad, code, joinPhrases, type Phrase, type PhrasePart, phrase, phraseText, strong } from "../phrase";
import { dateWords, durationWords } from "../time-words";
import { checkWords, type TraceCheck } from "./check-words";
import {
  customerName,
  type EventCustomer,
  type EventDecision,
  type EventRecord,
  type EventReward,
} from "./event-record";
import { decisionFacts, distinctChecks, rewardWords } from "./verdict";

export type TraceKind =
  | "received"
  | "fits"
  | "customer"
  | "referral"
  | "rewarded"
  | "refused"
  | "attributed"
  | "nothing"
  | "reward"
  | "pending"
  | "failed";

export type TraceTone = "good" | "bad" | "warn" | "neutral";

export interface TraceStep {
  kind: TraceKind;
  tone: TraceTone;
  title: Phrase;
  text: Phrase[];
  checks: TraceCheck[];
  /** What to do about it. */
  todo: Phrase | null;
  /** Since the event was received; null where it happened in the same moment. */
  afterMs: number | null;
}

type StepFields = Pick<TraceStep, "kind" | "tone" | "title"> & Partial<TraceStep>;

function step(fields: StepFields): TraceStep {
  return { text: [], checks: [], todo: null, afterMs: null, ...fields };
}

/** The whole way of one event, in the order it happened, in words. */
export function eventTrace(event: EventRecord): TraceStep[] {
  return [
    receivedStep(event),
    fitsStep(event),
    customerStep(event),
    ...referralSteps(event),
    ...goalSteps(event),
    ...event.rewards.map((reward) => rewardStep(event, reward)),
    ...endSteps(event),
  ];
}

const channelWords: Record<string, string> = {
  server: "from a server",
  client: "from a browser",
  dashboard: "from this dashboard",
};

function receivedStep(event: EventRecord): TraceStep {
  const lagMs = Date.parse(event.receivedAt) - Date.parse(event.occurredAt);
  const lag =
    lagMs < 0
      ? phrase`, dated ${durationWords(lagMs)} ahead of our clock`
      : lagMs >= 1000
        ? phrase`, ${durationWords(lagMs)} after it happened`
        : phrase``;
  return step({
    kind: "received",
    tone: "good",
    title: phrase`Received`,
    text: [
      phrase`${channelWords[event.channel] ? sentenceStart(channelWords[event.channel] ?? "") : code(event.channel)}${
        event.apiKey ? phrase`, key ${code(event.apiKey)}` : ""
      }${event.sourceId ? phrase`, idempotency key ${code(event.sourceId)}` : ", no idempotency key"}${lag}`,
    ],
    afterMs: 0,
  });
}

const sentenceStart = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

function fitsStep(event: EventRecord): TraceStep {
  const count = propertyCount(event.metadata);
  const version = phrase`${code(event.name)} ${event.schema.label}`;
  const properties = phrase`${count} ${count === 1 ? "property" : "properties"}`;
  if (event.marks.length === 0) {
    return step({ kind: "fits", tone: "good", title: phrase`Fits ${version}`, text: [properties] });
  }
  const unknown = event.marks.filter((mark) => mark.code === "unknown_property");
  const ill = event.marks.filter((mark) => mark.code !== "unknown_property");
  const text = phrase`${properties}${markWords(unknown, "is not in the schema", "are not in the schema")}${markWords(
    ill,
    "does not fit the schema",
    "do not fit the schema",
  )}: kept and marked`;
  return step({ kind: "fits", tone: "warn", title: phrase`Fits ${version}, with marks`, text: [text] });
}

const namedMarksMax = 4;

function markWords(marks: { pointer: string }[], one: string, many: string): Phrase {
  if (marks.length === 0) return [];
  const names = marks.slice(0, namedMarksMax).map((mark) => phrase`${code(readablePointer(mark.pointer))}`);
  const rest = marks.length - names.length;
  const listed = joinPhrases(rest > 0 ? [...names, phrase`${rest} more`] : names);
  return phrase`; ${listed} ${marks.length === 1 ? one : many}`;
}

function propertyCount(metadata: unknown): number {
  return typeof metadata === "object" && metadata !== null ? Object.keys(metadata).length : 0;
}

export function customerPart(customer: EventCustomer): PhrasePart {
  return { kind: "customer", text: customerName(customer), id: customer.id };
}

function customerStep(event: EventRecord): TraceStep {
  const { customer } = event;
  const who = phrase`${customerPart(customer)}`;
  if (customer.deleted) {
    const text = phrase`The person was deleted since; what the event set off stays.`;
    return step({ kind: "customer", tone: "neutral", title: phrase`Customer deleted since`, text: [text] });
  }
  if (event.customerEffect === "created") {
    return step({
      kind: "customer",
      tone: "good",
      title: phrase`Customer created`,
      text: [phrase`${who} was not known before`],
    });
  }
  const since = phrase`known since ${dateWords(new Date(customer.createdAt), new Date(event.receivedAt), event.timeZone)}`;
  if (event.customerEffect === "merged") {
    const fields = sentFields(event.customerSent);
    const brought =
      fields.length > 0 ? phrase`; the event brought ${joinPhrases(fields.map((each) => phrase`${code(each)}`))}` : [];
    return step({
      kind: "customer",
      tone: "good",
      title: phrase`Customer merged`,
      text: [phrase`${who}, ${since}${brought}`],
    });
  }
  return step({
    kind: "customer",
    tone: "good",
    title: phrase`Customer known`,
    text: [phrase`${who}, ${since}; nothing about them changed`],
  });
}

const sentFieldsMax = 5;

/** Names of what came: `email`, `metadata.VIP`. Values are on the customer's own page. */
function sentFields(sent: unknown): string[] {
  if (typeof sent !== "object" || sent === null) return [];
  const fields = Object.entries(sent).flatMap(([key, value]) =>
    key === "metadata" && typeof value === "object" && value !== null
      ? Object.keys(value).map((name) => `metadata.${name}`)
      : [key],
  );
  const named = fields.filter((name) => name !== "id" && name !== "sourceId" && name !== "object");
  const rest = named.length - sentFieldsMax;
  return rest > 0 ? [...named.slice(0, sentFieldsMax), `${rest} more`] : named;
}

function referralSteps(event: EventRecord): TraceStep[] {
  if (event.referrals.length > 0) return event.referrals.map((referral) => foundStep(event, referral));
  if (event.referralCode && event.decisions.length === 0 && event.outcome !== "none") return [];
  if (event.referralCode) {
    const text = phrase`${code(event.referralCode)} was sent and led to no referral`;
    return [step({ kind: "referral", tone: "neutral", title: phrase`No referral`, text: [text] })];
  }
  if (event.decisions.length === 0) return [];
  const text = phrase`No code came with the event, and nobody referred ${customerName(event.customer)} before`;
  return [step({ kind: "referral", tone: "neutral", title: phrase`No referral`, text: [text] })];
}

function foundStep(event: EventRecord, referral: EventRecord["referrals"][number]): TraceStep {
  const isThisEvent = referral.eventId === event.id;
  const at = new Date(referral.attributedAt);
  const ago = Date.parse(event.occurredAt) - at.getTime();
  const when = isThisEvent
    ? phrase` with this event`
    : phrase` on ${dateWords(at, new Date(event.occurredAt), event.timeZone)}${ago > 0 ? `, ${durationWords(ago)} before` : ""}`;
  return step({
    kind: "referral",
    tone: "good",
    title: isThisEvent ? phrase`Referral made` : phrase`Referral found`,
    text: [
      phrase`Attributed to ${customerPart(referral.referrer)} by ${code(referral.code)}${when}, campaign version ${referral.campaignVersion}`,
    ],
  });
}

/** One step a campaign and goal: both sides share their checks, and each side has its own sentence. */
function goalSteps(event: EventRecord): TraceStep[] {
  const goals = new Map<string, EventDecision[]>();
  for (const decision of event.decisions) {
    const key = `${decision.campaign.id} ${decision.goal}`;
    goals.set(key, [...(goals.get(key) ?? []), decision]);
  }
  return [...goals.values()].map((decisions) => goalStep(event, decisions));
}

function goalStep(event: EventRecord, decisions: EventDecision[]): TraceStep {
  const [first] = decisions;
  if (!first) throw new Error("a goal's step needs a decision");
  const { kind, tone, ending } = goalState(decisions);
  const goal = first.goal === "conversion" ? "" : ` · goal “${first.goal}”`;
  const sentences = decisions.map((decision) => decisionSentence(decisionFacts(event, decision)));
  const todo = sentences.map((sentence) => sentence.todo).find((each) => each !== null) ?? null;
  const checks: DecisionCheck[] = distinctChecks(decisions.flatMap((decision) => decision.checks));
  return step({
    kind,
    tone,
    title: phrase`${first.campaign.name}${goal} · ${ending}`,
    text: toldOnce(sentences),
    checks: checks.map((check) => checkWords(check, event.timeZone)),
    todo,
    afterMs: Math.max(0, Date.parse(first.decidedAt) - Date.parse(event.receivedAt)),
  });
}

/** What each side got in one paragraph; what both mean alike is said once. */
function toldOnce(sentences: DecisionSentence[]): Phrase[] {
  const whats = distinctPhrases(sentences.map((sentence) => sentence.what));
  const means = distinctPhrases(sentences.map((sentence) => sentence.means));
  return [whats.flatMap((what, at) => (at === 0 ? what : phrase` ${what}`)), ...means];
}

function distinctPhrases(phrases: Phrase[]): Phrase[] {
  return [...new Map(phrases.map((each) => [phraseText(each), each])).values()];
}

function goalState(decisions: EventDecision[]): { kind: TraceKind; tone: TraceTone; ending: string } {
  const has = (outcome: EventDecision["outcome"]) => decisions.some((decision) => decision.outcome === outcome);
  if (has("rewarded") && has("refused")) return { kind: "refused", tone: "warn", ending: "met, one side not rewarded" };
  if (has("rewarded")) return { kind: "rewarded", tone: "good", ending: "met" };
  if (has("refused")) return { kind: "refused", tone: "bad", ending: "not met" };
  if (has("attributed")) return { kind: "attributed", tone: "good", ending: "referral noted" };
  return { kind: "nothing", tone: "neutral", ending: "met, nothing due" };
}

function rewardStep(event: EventRecord, reward: EventReward): TraceStep {
  const words = rewardWords(reward.kind, reward.amountMinor, reward.currency);
  const how =
    reward.kind === "coupon"
      ? phrase`the coupon ${code(reward.code)} from ${strong(reward.campaign.name)}`
      : phrase`${strong(words)} on the card ${code(reward.code)}`;
  return step({
    kind: "reward",
    tone: "good",
    title: phrase`Reward for the ${reward.side === "referrer" ? "referrer" : "friend"}`,
    text: [phrase`${customerPart(reward.beneficiary)} got ${how}`],
    afterMs: Math.max(0, Date.parse(reward.issuedAt) - Date.parse(event.receivedAt)),
  });
}

function endSteps(event: EventRecord): TraceStep[] {
  if (event.failure) {
    const { reason, attempts, failedAt } = event.failure;
    return [
      step({
        kind: "failed",
        tone: "bad",
        title: phrase`Could not be decided`,
        text: [
          phrase`Tried ${attempts} ${attempts === 1 ? "time" : "times"}; the last time it ended with ${bad(reason)}.`,
          phrase`The event itself is stored. Nothing was set off and nothing was paid.`,
        ],
        todo: phrase`Show this reason to whoever runs the server.`,
        afterMs: Math.max(0, Date.parse(failedAt) - Date.parse(event.receivedAt)),
      }),
    ];
  }
  if (event.outcome === "pending") {
    const again =
      event.attempts > 0 ? phrase` Tried ${event.attempts} ${event.attempts === 1 ? "time" : "times"} so far.` : [];
    const text = phrase`The event is stored and waits its turn behind earlier events of the same customer.${again}`;
    return [step({ kind: "pending", tone: "warn", title: phrase`Waiting to be decided`, text: [text] })];
  }
  if (event.decisions.length > 0) return [];
  return [
    step({
      kind: "nothing",
      tone: "neutral",
      title: phrase`Nothing was set off`,
      text: [phrase`No campaign listens to ${code(event.name)}, and the event named no code of one.`],
    }),
  ];
}
