import { z } from "zod";
import { rewardKinds } from "./campaign/kinds";
import { rewardWords } from "./campaign/reward-words";
import { CustomerReferral } from "./customer-record";
import { EventListItem } from "./event/event-record";
import { customerPart } from "./event/trace-step";
import { code, joinPhrases, type Phrase, phrase, strong } from "./phrase";

/** All that happened with a customer, as one stream: her events, and what came of them and of others' events for her. */

export const timelineKinds = ["event", "referral", "reward", "code", "edit"] as const;
export type TimelineKind = (typeof timelineKinds)[number];

const entry = { id: z.string(), at: z.iso.datetime() };
const Campaign = z.object({ id: z.string(), name: z.string() });

export const TimelineEntry = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("event"), ...entry, event: EventListItem }),
  z.object({
    kind: z.literal("referral"),
    ...entry,
    /** Which of the two she is; the referral's `other` is the other one. */
    role: z.enum(["referrer", "referee"]),
    step: z.enum(["came", "converted", "came_and_converted"]),
    referral: CustomerReferral,
  }),
  z.object({
    kind: z.literal("reward"),
    ...entry,
    side: z.enum(["referrer", "referee"]),
    campaign: Campaign,
    reward: z.enum(rewardKinds),
    label: z.string().nullable(),
    amountMinor: z.string().nullable(),
    currency: z.string().nullable(),
    code: z.string().nullable(),
    eventId: z.string(),
  }),
  z.object({ kind: z.literal("code"), ...entry, campaign: Campaign, code: z.string() }),
  z.object({
    kind: z.literal("edit"),
    ...entry,
    action: z.enum(["created", "changed"]),
    actor: z.string(),
    fields: z.array(z.string()),
  }),
]);
export type TimelineEntry = z.infer<typeof TimelineEntry>;

export const Timeline = z.object({ data: z.array(TimelineEntry), nextCursor: z.string().nullable() });
export type Timeline = z.infer<typeof Timeline>;

export const TimelineQuery = z.object({
  kind: z.enum(timelineKinds).optional(),
  cursor: z.string().max(60).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(30),
});
export type TimelineQuery = z.infer<typeof TimelineQuery>;

/** One entry in a sentence. An event says by its name what it is. */
export function timelineSentence(said: TimelineEntry): Phrase {
  switch (said.kind) {
    case "event":
      return phrase`${code(said.event.name)}`;
    case "referral":
      return referralSentence(said);
    case "reward": {
      const words = strong(rewardWords({ ...said, kind: said.reward }));
      const what = said.side === "referrer" ? "for bringing a friend" : "for coming with a friend’s code";
      return said.code === null ? phrase`Got ${words} ${what}` : phrase`Got ${words} ${what}: ${code(said.code)}`;
    }
    case "code":
      return phrase`Was given the code ${code(said.code)}`;
    case "edit":
      return editSentence(said);
  }
}

type ReferralEntry = Extract<TimelineEntry, { kind: "referral" }>;

function referralSentence({ role, step, referral }: ReferralEntry): Phrase {
  const other = customerPart(referral.other);
  const word = code(referral.code);
  if (role === "referee") {
    if (step === "came") return phrase`Came with ${other}’s code ${word}`;
    if (step === "converted") return phrase`Converted: ${other}’s referral counts`;
    return phrase`Came with ${other}’s code ${word} and converted at once`;
  }
  if (step === "came") return phrase`${other} came with the code ${word}`;
  if (step === "converted") return phrase`${other} converted, after coming with the code ${word}`;
  return phrase`${other} came with the code ${word} and converted at once`;
}

const fieldWords: Record<string, string> = {
  name: "name",
  email: "e-mail",
  phone: "phone",
  description: "description",
  birthdate: "birthdate",
  address: "address",
  metadata: "metadata",
};

function editSentence({ action, actor, fields }: Extract<TimelineEntry, { kind: "edit" }>): Phrase {
  const by = strong(actor);
  const named = joinPhrases(fields.map((field) => phrase`${fieldWords[field] ?? field}`));
  if (action === "created")
    return named.length > 0 ? phrase`Created by ${by}, with ${named}` : phrase`Created by ${by}`;
  return phrase`${by} changed the ${named.length > 0 ? named : phrase`record`}`;
}

/** The event to ask why, and the campaign it was in. */
export function timelineContext(said: TimelineEntry): { eventId: string | null; campaign: string | null } {
  switch (said.kind) {
    case "event":
      return { eventId: said.event.id, campaign: null };
    case "referral":
      return {
        eventId: said.step === "converted" ? null : said.referral.eventId,
        campaign: said.referral.campaign.name,
      };
    case "reward":
      return { eventId: said.eventId, campaign: said.campaign.name };
    case "code":
      return { eventId: null, campaign: said.campaign.name };
    case "edit":
      return { eventId: null, campaign: null };
  }
}
