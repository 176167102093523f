import { z } from "zod";
import { checklistSteps, checklistVerdicts } from "./checklist-words";

/** What has to be seen before a campaign is published, line by line. */

export const ChecklistLine = z.object({
  /** What the line is about: the same for the same finding, and what `confirmed` names. */
  key: z.string(),
  /** "warn" has to be confirmed, "refuse" to be mended. */
  verdict: z.enum(checklistVerdicts),
  found: z.string(),
  /** What can be done about it; null where nothing has to be. */
  advice: z.string().nullable(),
  /** More of it, such as what another version changed. */
  details: z.array(z.string()),
  /** Where it is mended. */
  step: z.enum(checklistSteps),
  /** What it is about besides the draft itself. */
  about: z.object({ kind: z.enum(["campaign", "event schema"]), id: z.string(), name: z.string() }).nullable(),
});
export type ChecklistLine = z.infer<typeof ChecklistLine>;

export const CampaignChecklist = z.object({
  campaignId: z.string(),
  /** Of the draft that was looked at; 0 where it is the campaign as it is. */
  revision: z.int(),
  /** The worst of its lines. */
  verdict: z.enum(checklistVerdicts),
  lines: z.array(ChecklistLine),
});
export type CampaignChecklist = z.infer<typeof CampaignChecklist>;

export const CampaignPublish = z.object({
  /** Of the draft that was seen. */
  revision: z.int().min(0),
  /** Keys of the lines that somebody saw and says yes to. */
  confirmed: z.array(z.string().max(600)).max(200).default([]),
  /** Lets it run as well: at once, or from its start on. */
  start: z.boolean().default(false),
});
export type CampaignPublish = z.infer<typeof CampaignPublish>;
