import type { CampaignStatus, ReferralConfig, RewardRule } from "../campaign/config";
import { campaignRefusal } from "../campaign/state";
import type { CheckColumn, DecisionCheck, DecisionOutcome, DecisionReason, Side } from "../decision";
import { sides } from "../decision";
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

export function decideReferral(event: EventFact, campaign: CampaignFact, facts: ReferralFacts): ReferralDecision {
  const asked: DecisionCheck[] = [];
  const ask = (column: CheckColumn, check: string, ok: boolean, expected: string, saw: string): boolean => {
    asked.push({ column, check, ok, expected, saw });
    return ok;
  };
  const refuse = (reason: DecisionReason): ReferralDecision => ({
    decisions: [{ side: "both", outcome: "refused", reason, checks: asked, reward: null }],
    attribute: null,
    qualify: false,
  });

  const code = facts.code?.campaignId === campaign.id ? facts.code : null;
  const { referral } = facts;
  if (!code && !referral) {
    const isUnknown = event.referralCode !== null && facts.code === null;
    ask(
      "attribution",
      "referred",
      false,
      "a code of this campaign, or an earlier referral",
      event.referralCode ?? "no code",
    );
    return refuse(isUnknown ? "code_not_found" : "no_code");
  }
  ask(
    "attribution",
    "referred",
    true,
    "a code of this campaign, or an earlier referral",
    code?.code ?? "earlier referral",
  );

  const closed = campaignRefusal(campaign, event.occurredAt);
  if (!ask("conditions", "campaign_running", closed === null, "running", closed?.saw ?? "running") && closed) {
    return refuse(closed.reason);
  }
  const isTrusted = event.channel !== "client" || campaign.config.allowBrowserEvents;
  if (!ask("genuine", "trusted_channel", isTrusted, trustExpected(campaign), channelWords(event.channel))) {
    return refuse("browser_event");
  }

  const attribution = referral ? keepReferral(referral, code, facts, ask) : attributeCode(code, facts, ask);
  if (attribution.refusal) return refuse(attribution.refusal);

  const isTrigger = event.eventSchemaId === campaign.config.trigger.eventSchemaId;
  if (!isTrigger) return attributedOnly(asked, attribution.attribute);
  const isFirst = referral?.status !== "qualified";
  if (!ask("conditions", "first_conversion", isFirst, "the first conversion", isFirst ? "first" : "converted before")) {
    return refuse(code && referral && code.id !== referral.codeId ? "already_referred" : "not_first_occurrence");
  }
  return {
    decisions: sides.map((side) => decideSide(side, campaign.config.rewards[side], asked, facts)),
    attribute: attribution.attribute,
    qualify: true,
  };
}

type Ask = (column: CheckColumn, check: string, ok: boolean, expected: string, saw: string) => boolean;
interface Attribution {
  refusal: DecisionReason | null;
  attribute: { codeId: string; referrerId: string } | null;
}

/** First touch: whoever referred first keeps the referral; a later code changes nothing and is noted. */
function keepReferral(referral: ReferralFact, code: CodeFact | null, facts: ReferralFacts, ask: Ask): Attribution {
  const isOther = code !== null && code.id !== referral.codeId;
  // Noted, not refused: the event may still convert for the first referrer.
  if (isOther) ask("attribution", "first_touch", true, "the first code counts", `${code.code} came later`);
  if (
    !ask(
      "genuine",
      "referrer_exists",
      !facts.referrerDeleted,
      "a referrer",
      facts.referrerDeleted ? "deleted" : "exists",
    )
  ) {
    return { refusal: "referrer_deleted", attribute: null };
  }
  return { refusal: null, attribute: null };
}

function attributeCode(code: CodeFact | null, facts: ReferralFacts, ask: Ask): Attribution {
  const refusal = (reason: DecisionReason): Attribution => ({ refusal: reason, attribute: null });
  if (!code) return refusal("no_code");
  if (
    !ask(
      "attribution",
      "code_active",
      code.active,
      "an active code",
      code.active ? code.code : `${code.code} is switched off`,
    )
  ) {
    return refusal("code_disabled");
  }
  const { holder } = code;
  if (
    !ask(
      "attribution",
      "code_published",
      holder !== null,
      "a code that somebody holds",
      holder ? "held" : "nobody holds it",
    )
  ) {
    return refusal("code_not_published");
  }
  if (!holder) return refusal("code_not_published");
  if (!ask("genuine", "referrer_exists", !holder.deleted, "a referrer", holder.deleted ? "deleted" : "exists")) {
    return refusal("referrer_deleted");
  }
  const isOwn = isSamePerson(holder, facts.referee);
  if (
    !ask(
      "genuine",
      "not_oneself",
      !isOwn,
      "two different people",
      isOwn ? selfWords(holder, facts.referee) : "two people",
    )
  ) {
    return refusal("self_referral");
  }
  return { refusal: null, attribute: { codeId: code.id, referrerId: holder.id } };
}

function attributedOnly(checks: DecisionCheck[], attribute: Attribution["attribute"]): ReferralDecision {
  const decision: SideDecision = attribute
    ? { side: "both", outcome: "attributed", reason: "referral_attributed", checks, reward: null }
    : { side: "both", outcome: "nothing_due", reason: "already_referred", checks, reward: null };
  return { decisions: [decision], attribute, qualify: false };
}

function decideSide(side: Side, rule: RewardRule | null, asked: DecisionCheck[], facts: ReferralFacts): SideDecision {
  if (!rule) return { side, outcome: "nothing_due", reason: "no_reward_set", checks: asked, reward: null };
  const isOpen = facts.isOpen(rule.campaignId);
  const open: DecisionCheck = {
    column: "stock",
    check: "reward_campaign_open",
    ok: isOpen,
    expected: "the reward's campaign is running",
    saw: isOpen ? "running" : "not running",
  };
  const checks = [...asked, open];
  if (!isOpen) return { side, outcome: "refused", reason: "reward_campaign_closed", checks, reward: null };
  if (facts.hasCodes(rule.campaignId))
    return { side, outcome: "rewarded", reason: "reward_issued", checks, reward: rule };
  const expected = "a code that is not taken";
  checks.push({ column: "stock", check: "codes_left", ok: false, expected, saw: "all of its pattern are taken" });
  return { side, outcome: "refused", reason: "codes_exhausted", checks, reward: null };
}

function trustExpected(campaign: CampaignFact): string {
  return campaign.config.allowBrowserEvents ? "any key" : "a server key";
}

function channelWords(channel: string): string {
  if (channel === "client") return "a browser key";
  return channel === "dashboard" ? "the admin app" : "a server key";
}

function selfWords(holder: Person, referee: Person): string {
  return holder.id === referee.id ? "the holder of the code" : "the same mailbox as the holder of the code";
}
