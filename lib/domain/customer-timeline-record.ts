import { z } from "zod";
import { rewardKinds } from "./campaign/kinds";
import { timelineKinds } from "./customer-list";
import { CustomerReferral } from "./customer-record";
import { EventListItem } from "./event/event-record";

/** All that happened with a customer, as one stream: her events, and what came of them and of others' events for her. */

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
