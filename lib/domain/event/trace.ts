import { rewardStatusTones, rewardStatusWords } from "../campaign/reward-status";
import { rewardWords } from "../campaign/reward-words";
import { readablePointer } from "../event-schema/violation";
import { bad, code, joinPhrases, type Phrase, phrase, strong } from "../phrase";
import { dateWords, durationWords } from "../time-words";
import { customerName } from "./customer-name";
import { customerStep } from "./customer-step";
import type { EventRecord, EventReward } from "./event-record";
import { goalSteps } from "./goal-step";
import { customerPart, step, type TraceStep } from "./trace-step";

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

function rewardStep(event: EventRecord, reward: EventReward): TraceStep {
  const words = rewardWords(reward);
  const how = givenWords(reward, words);
  return step({
    kind: "reward",
    tone: rewardStatusTones[reward.status],
    title: phrase`Reward for the ${reward.side === "referrer" ? "referrer" : "friend"}`,
    text: [
      phrase`${customerPart(reward.beneficiary)} ${reward.issuedAt === null ? "is to get" : "got"} ${how}${statusPart(event, reward)}`,
    ],
    ...(reward.issuedAt !== null && {
      afterMs: Math.max(0, Date.parse(reward.issuedAt) - Date.parse(event.receivedAt)),
    }),
  });
}

function givenWords({ kind, code: given, campaign }: EventReward, words: string): Phrase {
  if (given === null) return phrase`${strong(words)}`;
  if (kind === "coupon") return phrase`the coupon ${code(given)} from ${strong(campaign.name)}`;
  return phrase`${strong(words)} on the card ${code(given)}`;
}

function statusPart(event: EventRecord, reward: EventReward): Phrase {
  if (reward.status === "issued") return [];
  return phrase`: ${rewardStatusWords(reward, new Date(event.receivedAt), event.timeZone)}`;
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
