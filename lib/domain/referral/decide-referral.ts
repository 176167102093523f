import type { CampaignStatus, ReferralConfig, RewardRule } from "../campaign/config";
import { campaignRefusal } from "../campaign/state";
import type { DecisionOutcome, DecisionReason, Side } from "../decision";
import { sides } from "../decision";
import { asked, type CheckKind, type DecisionCheck } from "../decision-check";
import { isSamePerson, type Person } from "./same-person";

/**
 * What one event does in one referral campaign.
 *
 * The checks are asked in this order and the first that fails ends it: is somebody referred (a code, or an earlier
 * referral) · does the campaign run · may this kind of event convert · is the code good and not one's own · was nobody
 * else first · is it the first conversion. Then each side is judged alone: what it is to get, and whether that can be had.
 */

export interface EventFact {
  eventSchemaId: string;
  occurredAt: Date;
  channel: string;
  referralCode: string | null;
}

export interface CodeFact {
  id: string;
  code: string;
  campaignId: string;
  active: boolean;
  /** Null until published. */
  holder: (Person & { deleted: boolean }) | null;
}

export interface ReferralFact {
  id: string;
  codeId: string;
  referrerId: string;
  status: "attributed" | "qualified";
  campaignVersion: number;
}

export interface CampaignFact {
  id: string;
  version: number;
  status: CampaignStatus;
  startsAt: Date | null;
  endsAt: Date | null;
  config: ReferralConfig;
}

export interface ReferralFacts {
  referee: Person;
  /** The code the event names, of whatever campaign; null when it names none or an unknown one. */
  code: CodeFact | null;
  /** The referee's referral in this campaign. */
  referral: ReferralFact | null;
  /** Whether the referrer of that referral has been deleted since. */
  referrerDeleted: boolean;
  /** Whether the campaign that a reward draws on is running. */
  isOpen: (campaignId: string) => boolean;
  /** Whether that campaign can still give out a code. */
  hasCodes: (campaignId: string) => boolean;
}

export interface SideDecision {
  side: Side | "both";
  outcome: DecisionOutcome;
  reason: DecisionReason;
  checks: DecisionCheck[];
  /** Set when the outcome is "rewarded". */
  reward: RewardRule | null;
}

export interface ReferralDecision {
  decisions: SideDecision[];
  /** A referral to be made, of this code. */
  attribute: { codeId: string; referrerId: string } | null;
  /** Whether the referral, old or new, is qualified by this event. */
  qualify: boolean;
}

type Ask = (check: CheckKind, ok: boolean, saw: string) => boolean;

export function decideReferral(event: EventFact, campaign: CampaignFact, facts: ReferralFacts): ReferralDecision {
  const checks: DecisionCheck[] = [];
  const ask: Ask = (check, ok, saw) => {
    checks.push(asked(check, ok, saw));
    return ok;
  };
  const end = (outcome: DecisionOutcome, reason: DecisionReason): ReferralDecision => ({
    decisions: [{ side: "both", outcome, reason, checks, reward: null }],
    attribute: null,
    qualify: false,
  });
  const refuse = (reason: DecisionReason) => end("refused", reason);

  const code = facts.code?.campaignId === campaign.id ? facts.code : null;
  const { referral } = facts;
  if (!code && !referral) {
    const isUnknown = event.referralCode !== null && facts.code === null;
    ask("referred", false, event.referralCode ?? "no code");
    // Most events of a trigger are nobody's referral, and nothing is refused to anybody by it.
    return isUnknown ? refuse("code_not_found") : end("nothing_due", "no_code");
  }
  ask("referred", true, code?.code ?? "earlier referral");

  const closed = campaignRefusal(campaign, event.occurredAt);
  ask("campaign_running", closed === null, closed?.saw ?? "running");
  if (closed) return refuse(closed.reason);
  const isTrusted = event.channel !== "client" || campaign.config.allowBrowserEvents;
  if (!ask("trusted_channel", isTrusted, channelWords(event.channel))) return refuse("browser_event");

  const attribution = referral ? keepReferral(referral, code, facts, ask) : attributeCode(code, facts, ask);
  if (attribution.refusal) return refuse(attribution.refusal);

  const isTrigger = event.eventSchemaId === campaign.config.trigger.eventSchemaId;
  if (!isTrigger) return attributedOnly(checks, attribution.attribute);
  const isFirst = referral?.status !== "qualified";
  if (!ask("first_conversion", isFirst, isFirst ? "first" : "converted before")) {
    return refuse(code && referral && code.id !== referral.codeId ? "already_referred" : "not_first_occurrence");
  }
  return {
    decisions: sides.map((side) => decideSide(side, campaign.config.rewards[side], checks, facts)),
    attribute: attribution.attribute,
    qualify: true,
  };
}

interface Attribution {
  refusal: DecisionReason | null;
  attribute: { codeId: string; referrerId: string } | null;
}

const refused = (refusal: DecisionReason): Attribution => ({ refusal, attribute: null });

/** First touch: whoever referred first keeps the referral; a later code changes nothing and is noted. */
function keepReferral(referral: ReferralFact, code: CodeFact | null, facts: ReferralFacts, ask: Ask): Attribution {
  const isOther = code !== null && code.id !== referral.codeId;
  // Noted, not refused: the event may still convert for the first referrer.
  if (isOther) ask("first_touch", true, `${code.code} came later`);
  const isGone = facts.referrerDeleted;
  if (!ask("referrer_exists", !isGone, isGone ? "deleted" : "exists")) return refused("referrer_deleted");
  return { refusal: null, attribute: null };
}

function attributeCode(code: CodeFact | null, facts: ReferralFacts, ask: Ask): Attribution {
  if (!code) return refused("no_code");
  if (!ask("code_active", code.active, code.active ? code.code : `${code.code} is switched off`)) {
    return refused("code_disabled");
  }
  const { holder } = code;
  ask("code_published", holder !== null, holder ? "held" : "nobody holds it");
  if (!holder) return refused("code_not_published");
  if (!ask("referrer_exists", !holder.deleted, holder.deleted ? "deleted" : "exists"))
    return refused("referrer_deleted");
  const isOwn = isSamePerson(holder, facts.referee);
  if (!ask("not_oneself", !isOwn, isOwn ? selfWords(holder, facts.referee) : "two people"))
    return refused("self_referral");
  return { refusal: null, attribute: { codeId: code.id, referrerId: holder.id } };
}

function attributedOnly(checks: DecisionCheck[], attribute: Attribution["attribute"]): ReferralDecision {
  const decision: SideDecision = attribute
    ? { side: "both", outcome: "attributed", reason: "referral_attributed", checks, reward: null }
    : { side: "both", outcome: "nothing_due", reason: "already_referred", checks, reward: null };
  return { decisions: [decision], attribute, qualify: false };
}

function decideSide(side: Side, rule: RewardRule | null, shared: DecisionCheck[], facts: ReferralFacts): SideDecision {
  if (!rule) return { side, outcome: "nothing_due", reason: "no_reward_set", checks: shared, reward: null };
  const isOpen = facts.isOpen(rule.campaignId);
  const checks = [...shared, asked("reward_campaign_open", isOpen, isOpen ? "running" : "not running")];
  if (!isOpen) return { side, outcome: "refused", reason: "reward_campaign_closed", checks, reward: null };
  if (facts.hasCodes(rule.campaignId))
    return { side, outcome: "rewarded", reason: "reward_issued", checks, reward: rule };
  checks.push(asked("codes_left", false, "none left to give"));
  return { side, outcome: "refused", reason: "codes_exhausted", checks, reward: null };
}

function channelWords(channel: string): string {
  if (channel === "client") return "a browser key";
  return channel === "dashboard" ? "the admin app" : "a server key";
}

function selfWords(holder: Person, referee: Person): string {
  return holder.id === referee.id ? "the holder of the code" : "the same mailbox as the holder of the code";
}
