import { z } from "zod";
import * as apiKey from "@/lib/domain/api-key-record";
import * as attention from "@/lib/domain/attention";
import * as audit from "@/lib/domain/audit-entry";
import * as campaignChecklist from "@/lib/domain/campaign/checklist-record";
import * as codeJob from "@/lib/domain/campaign/code-job";
import * as campaignConfig from "@/lib/domain/campaign/config";
import * as campaignDraft from "@/lib/domain/campaign/draft";
import * as draftRecord from "@/lib/domain/campaign/draft-record";
import * as campaignHistory from "@/lib/domain/campaign/history-record";
import * as campaign from "@/lib/domain/campaign/record";
import * as reward from "@/lib/domain/campaign/reward-record";
import * as rewardReview from "@/lib/domain/campaign/reward-review";
import * as runway from "@/lib/domain/campaign/runway-record";
import * as unfinished from "@/lib/domain/campaign/unfinished-config";
import * as campaignVersion from "@/lib/domain/campaign/version-record";
import * as customerInput from "@/lib/domain/customer";
import * as customer from "@/lib/domain/customer-record";
import * as timeline from "@/lib/domain/customer-timeline-record";
import * as decisionCheck from "@/lib/domain/decision-check";
import * as envelope from "@/lib/domain/event/envelope";
import * as event from "@/lib/domain/event/event-record";
import * as trial from "@/lib/domain/event/event-trial";
import * as definition from "@/lib/domain/event-schema/definition-shape";
import * as eventSchema from "@/lib/domain/event-schema/event-schema-record";
import * as property from "@/lib/domain/event-schema/property";
import * as proposal from "@/lib/domain/event-schema/proposal-record";
import * as seen from "@/lib/domain/event-schema/seen";
import * as landing from "@/lib/domain/landing/landing";
import * as member from "@/lib/domain/member-record";
import * as message from "@/lib/domain/message/message-record";
import * as overview from "@/lib/domain/overview-record";
import * as project from "@/lib/domain/project-record";
import * as mend from "@/lib/domain/rejected/mend";
import * as rejected from "@/lib/domain/rejected/rejected-event";
import * as rerun from "@/lib/domain/rerun/rerun";
import * as evidence from "@/lib/domain/reward-review/evidence-record";
import * as rewardStory from "@/lib/domain/reward-story/story-record";
import * as search from "@/lib/domain/search";
import * as campaignTrial from "@/lib/domain/simulation/campaign-trial";
import * as simulation from "@/lib/domain/simulation/simulation";
import * as volume from "@/lib/domain/volume-record";
import * as webhookDelivery from "@/lib/domain/webhook/delivery";
import * as webhookEndpoint from "@/lib/domain/webhook/endpoint";
import * as wireActivity from "@/lib/wire/activity-shape";
import * as wireCampaign from "@/lib/wire/campaign-shape";
import * as wireEventSchema from "@/lib/wire/custom-event-schema-shape";
import * as wireCustomer from "@/lib/wire/customer-shape";
import * as wireEvent from "@/lib/wire/event-shape";
import * as wirePublication from "@/lib/wire/publication-shape";
import * as wireRedemption from "@/lib/wire/redemption-shape";
import * as wireVoucher from "@/lib/wire/voucher-shape";

/** Their exported schemas stand in the description once, under the names that they are exported by. */
const modules: Record<string, unknown>[] = [
  ...[apiKey, attention, audit, campaign, campaignConfig, campaignDraft, customer, customerInput, decisionCheck],
  ...[definition, envelope, event, eventSchema, member, mend, overview, project, property, proposal, rejected],
  ...[search, seen, timeline, trial, volume, webhookDelivery, webhookEndpoint],
  ...[campaignChecklist, campaignHistory, campaignVersion, codeJob, draftRecord, evidence, landing],
  ...[message, reward, rewardReview, rewardStory, runway, unfinished],
  ...[campaignTrial, rerun, simulation],
  ...[
    wireActivity,
    wireCampaign,
    wireCustomer,
    wireEvent,
    wireEventSchema,
    wirePublication,
    wireRedemption,
    wireVoucher,
  ],
];

/** A text or a number needs no name. */
const worthNaming = new Set(["object", "union", "lazy"]);

export function namedSchemas(): Record<string, z.ZodType> {
  const named: Record<string, z.ZodType> = {};
  for (const [name, value] of modules.flatMap((module) => Object.entries(module))) {
    if (!(value instanceof z.ZodType) || !worthNaming.has(value.def.type)) continue;
    if (named[name] && named[name] !== value) throw new Error(`two schemas are exported as ${name}`);
    named[name] = value;
  }
  return named;
}
