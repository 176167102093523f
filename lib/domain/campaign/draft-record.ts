import { z } from "zod";
import { isStorable, unstorableMessage } from "../stored-text";
import { CampaignDescription, CampaignMoment } from "./draft";
import { campaignKinds, campaignStates } from "./kinds";
import { PublicUnfinished, UnfinishedConfig } from "./unfinished-config";

/** What somebody is making of a campaign and has not published: what the API is sent of it, and what it says. */

const Moment = z.iso.datetime();

/** A draft may have no name yet. */
const DraftName = z.string().trim().max(200).refine(isStorable, unstorableMessage);
const Purpose = z.string().trim().min(1).max(60).refine(isStorable, unstorableMessage).nullable();

const said = {
  description: CampaignDescription.default(null),
  startsAt: CampaignMoment.default(null),
  endsAt: CampaignMoment.default(null),
  /** Key of the template it was made of. */
  purpose: Purpose.default(null),
};

/** A new campaign: empty, of a configuration, or like another one (its id or name; dates are not taken over). */
export const CampaignDraftStart = z
  .object({
    name: DraftName.default(""),
    /** Of the configuration, or else "referral". */
    kind: z.enum(campaignKinds).optional(),
    config: UnfinishedConfig.optional(),
    copyOf: z.string().min(1).max(256).optional(),
    ...said,
  })
  .refine(({ config, copyOf }) => !config || !copyOf, { path: ["copyOf"], message: "a configuration, or a copy" })
  .refine(({ config, kind }) => !config || !kind || config.kind === kind, {
    path: ["kind"],
    message: "differs from the configuration’s",
  });
export type CampaignDraftStart = z.infer<typeof CampaignDraftStart>;

/** The whole draft, as it is to be from now on. */
export const CampaignDraftInput = z.object({
  /** Of the draft that was read, 0 where there was none: when somebody else saved meanwhile, this is refused. */
  revision: z.int().min(0),
  name: DraftName,
  config: UnfinishedConfig,
  ...said,
});
export type CampaignDraftInput = z.infer<typeof CampaignDraftInput>;

export const CampaignDraftRecord = z.object({
  /** Of the campaign that it changes, or that it will become. */
  campaignId: z.string(),
  /** The campaign as it is; null while there is none. */
  campaign: z.object({ name: z.string(), status: z.enum(campaignStates), version: z.int() }).nullable(),
  name: z.string(),
  kind: z.enum(campaignKinds),
  description: z.string().nullable(),
  startsAt: Moment.nullable(),
  endsAt: Moment.nullable(),
  purpose: z.string().nullable(),
  config: PublicUnfinished,
  /** The version it began from; null where there was none. */
  basedOn: z.int().nullable(),
  /** 0: nothing is kept, and this is what the campaign says now. Another one after each save; it says nothing else. */
  revision: z.int(),
  updatedAt: Moment.nullable(),
  updatedBy: z.string().nullable(),
});
export type CampaignDraftRecord = z.infer<typeof CampaignDraftRecord>;

export const CampaignDraftList = z.object({
  data: z.array(CampaignDraftRecord),
  nextCursor: z.string().nullable(),
  total: z.int(),
});
export type CampaignDraftList = z.infer<typeof CampaignDraftList>;

export const CampaignDraftsQuery = z.object({
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.string().max(60).optional(),
  /** "campaigns": those that become one; "changes": those of a campaign that is there. */
  of: z.enum(["campaigns", "changes"]).optional(),
});
export type CampaignDraftsQuery = z.infer<typeof CampaignDraftsQuery>;
