import { z } from "zod";
import { sides } from "../decision";
import { EventCustomer } from "../event/event-record";
import { isStorable, unstorableMessage } from "../stored-text";
import { messageStatuses, skipReasons } from "./message-status";
import { messageOccasions } from "./occasion";
import { bodyCharactersMax, subjectCharactersMax } from "./template-limits";

/** What the API says of messages: a campaign's templates, what one comes to, and the outbox. */

const Subject = z
  .string()
  .trim()
  .min(1, "Give the mail a subject")
  .max(subjectCharactersMax, `At most ${subjectCharactersMax} characters`)
  .refine((text) => !/[\r\n]/.test(text), "One line")
  .refine(isStorable, unstorableMessage);
const Body = z
  .string()
  .min(1, "Say something")
  .max(bodyCharactersMax, `At most ${bodyCharactersMax} characters`)
  .refine(isStorable, unstorableMessage);

export const MessageTemplateInput = z.strictObject({ subject: Subject, body: Body, enabled: z.boolean() });
export type MessageTemplateInput = z.infer<typeof MessageTemplateInput>;

/** Without a customer, the facts are an example's. */
export const MessagePreviewInput = z.strictObject({
  subject: z.string().max(subjectCharactersMax),
  body: z.string().max(bodyCharactersMax),
  customer: z.string().max(300).optional(),
});
export type MessagePreviewInput = z.infer<typeof MessagePreviewInput>;

const Moment = z.iso.datetime();

export const MessageTemplate = z.object({
  occasion: z.enum(messageOccasions),
  side: z.enum(sides),
  subject: z.string(),
  body: z.string(),
  enabled: z.boolean(),
  /** Whether it was ever saved; until then these are the words that it begins with. */
  isSaved: z.boolean(),
  updatedAt: Moment.nullable(),
});
export type MessageTemplate = z.infer<typeof MessageTemplate>;

/** How mails leave; without a server they are written and kept. */
const MailState = z.object({ isSet: z.boolean(), from: z.string().nullable() });

export const MessageTemplates = z.object({ data: z.array(MessageTemplate), mail: MailState });
export type MessageTemplates = z.infer<typeof MessageTemplates>;

export const MessagePreview = z.object({
  problems: z.array(
    z.object({ field: z.enum(["subject", "body"]), line: z.int(), column: z.int(), message: z.string() }),
  ),
  /** Null when there are problems. */
  message: z.object({ subject: z.string(), text: z.string(), html: z.string() }).nullable(),
});
export type MessagePreview = z.infer<typeof MessagePreview>;

/** Where a test went. */
export const MessageTest = z.object({ to: z.string() });
export type MessageTest = z.infer<typeof MessageTest>;

export const MessageQuery = z.object({
  status: z.enum(messageStatuses).optional(),
  campaign: z.string().optional(),
  customer: z.string().optional(),
  cursor: z.string().optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
});
export type MessageQuery = z.infer<typeof MessageQuery>;

export const Message = z.object({
  id: z.string(),
  occasion: z.enum(messageOccasions),
  campaign: z.object({ id: z.string(), name: z.string() }),
  customer: EventCustomer,
  status: z.enum(messageStatuses),
  skipReason: z.enum(skipReasons).nullable(),
  /** Null until it was put into words. */
  subject: z.string().nullable(),
  address: z.string().nullable(),
  attempts: z.int(),
  /** Of one that is queued. */
  nextAttemptAt: Moment.nullable(),
  /** What went wrong last, in words. */
  error: z.string().nullable(),
  createdAt: Moment,
  sentAt: Moment.nullable(),
});
export type Message = z.infer<typeof Message>;

export const MessagePage = z.object({
  data: z.array(Message),
  nextCursor: z.string().nullable(),
  mail: MailState,
});
export type MessagePage = z.infer<typeof MessagePage>;

export const MessageDetail = Message.extend({
  text: z.string().nullable(),
  html: z.string().nullable(),
  /** What the mail server said when it took it. */
  providerId: z.string().nullable(),
  mail: MailState,
});
export type MessageDetail = z.infer<typeof MessageDetail>;
