import type { DecisionReason } from "../decision";
import type { CampaignFact, CodeFact, EventFact, ReferralFact, ReferralFacts } from "./decide-referral";

export const trigger = "01890000-0000-7000-8000-00000000000a";
export const couponsId = "01890000-0000-7000-8000-00000000000b";
export const giftId = "01890000-0000-7000-8000-00000000000c";

export const event: EventFact = {
  eventSchemaId: trigger,
  occurredAt: new Date("2026-06-15T12:00:00Z"),
  channel: "server",
  referralCode: "ANNA",
};

export const campaign: CampaignFact = {
  id: "campaign",
  version: 1,
  status: "running",
  startsAt: null,
  endsAt: null,
  config: {
    kind: "referral",
    code: { pattern: "####", charset: "AB" },
    trigger: { eventSchemaId: trigger, eventName: "signed_up" },
    rewards: {
      referrer: { kind: "credits", campaignId: giftId, amountMinor: 1_000 },
      referee: { kind: "coupon", campaignId: couponsId },
    },
    allowBrowserEvents: false,
    joinOnce: true,
    voucher: {},
  },
};

export const code: CodeFact = {
  id: "code",
  code: "ANNA",
  campaignId: "campaign",
  active: true,
  holder: { id: "anna", email: "anna@example.com", deleted: false },
};

export const referral: ReferralFact = {
  id: "referral",
  codeId: "code",
  referrerId: "anna",
  status: "attributed",
  campaignVersion: 1,
};

export const facts: ReferralFacts = {
  referee: { id: "bob", email: "bob@example.com" },
  code,
  referral: null,
  referrerDeleted: false,
  isOpen: () => true,
  hasCodes: () => true,
};

interface DecisionCase {
  /** "A conversion …" */
  when: string;
  event?: Partial<EventFact>;
  campaign?: Partial<CampaignFact>;
  config?: Partial<CampaignFact["config"]>;
  facts?: Partial<ReferralFacts>;
  /** As side, outcome, reason. */
  gives: `${"both" | "referrer" | "referee"} ${string} ${DecisionReason}`[];
  attributes?: boolean;
  qualifies?: boolean;
}

const paid: DecisionCase["gives"] = ["referrer rewarded reward_issued", "referee rewarded reward_issued"];
const withoutCode = { event: { referralCode: null }, facts: { code: null } };
const holder = { id: "anna", email: "anna@example.com", deleted: false };
const laterCode = { ...code, id: "later", code: "CARL", holder: { id: "carl", email: null, deleted: false } };
const day = (text: string) => new Date(`${text}T00:00:00Z`);

export const decisionCases: DecisionCase[] = [
  { when: "with a good code", gives: paid, attributes: true, qualifies: true },
  {
    when: "with no code but an earlier referral",
    ...withoutCode,
    facts: { code: null, referral },
    gives: paid,
    qualifies: true,
  },
  { when: "with the code of its referral again", facts: { referral }, gives: paid, qualifies: true },
  { when: "with a later code than its referral's", facts: { referral, code: laterCode }, gives: paid, qualifies: true },
  { when: "with no code", ...withoutCode, gives: ["both nothing_due no_code"] },
  { when: "with a code nobody knows", facts: { code: null }, gives: ["both refused code_not_found"] },
  {
    when: "with a code of another campaign",
    facts: { code: { ...code, campaignId: "x" } },
    gives: ["both nothing_due no_code"],
  },
  {
    when: "with a code that is switched off",
    facts: { code: { ...code, active: false } },
    gives: ["both refused code_disabled"],
  },
  {
    when: "with a code nobody holds",
    facts: { code: { ...code, holder: null } },
    gives: ["both refused code_not_published"],
  },
  {
    when: "whose code's holder was deleted",
    facts: { code: { ...code, holder: { ...holder, deleted: true } } },
    gives: ["both refused referrer_deleted"],
  },
  {
    when: "whose referrer was deleted since",
    facts: { referral, referrerDeleted: true },
    gives: ["both refused referrer_deleted"],
  },
  { when: "by the holder of the code", facts: { referee: holder }, gives: ["both refused self_referral"] },
  {
    when: "by the same mailbox as the holder",
    facts: { referee: { id: "bob", email: "Anna+2@example.com" } },
    gives: ["both refused self_referral"],
  },
  { when: "in a draft", campaign: { status: "draft" }, gives: ["both refused campaign_draft"] },
  { when: "in a paused campaign", campaign: { status: "paused" }, gives: ["both refused campaign_paused"] },
  { when: "in an ended campaign", campaign: { status: "ended" }, gives: ["both refused campaign_ended"] },
  { when: "before the start", campaign: { startsAt: day("2026-07-01") }, gives: ["both refused campaign_not_started"] },
  {
    when: "at the moment of the start",
    campaign: { startsAt: event.occurredAt },
    gives: paid,
    attributes: true,
    qualifies: true,
  },
  { when: "after the end", campaign: { endsAt: day("2026-06-01") }, gives: ["both refused campaign_ended"] },
  { when: "at the moment of the end", campaign: { endsAt: event.occurredAt }, gives: ["both refused campaign_ended"] },
  { when: "from a browser", event: { channel: "client" }, gives: ["both refused browser_event"] },
  {
    when: "from a browser where the campaign opts in",
    event: { channel: "client" },
    config: { allowBrowserEvents: true },
    gives: paid,
    attributes: true,
    qualifies: true,
  },
  { when: "from the admin app", event: { channel: "dashboard" }, gives: paid, attributes: true, qualifies: true },
  {
    when: "after one that was paid",
    facts: { referral: { ...referral, status: "qualified" } },
    gives: ["both refused not_first_occurrence"],
  },
  {
    when: "after one that was paid, with another's code",
    facts: { referral: { ...referral, status: "qualified" }, code: laterCode },
    gives: ["both refused already_referred"],
  },
  {
    when: "where the referrer gets nothing",
    config: { rewards: { ...campaign.config.rewards, referrer: null } },
    gives: ["referrer nothing_due no_reward_set", "referee rewarded reward_issued"],
    attributes: true,
    qualifies: true,
  },
  {
    when: "where nobody gets anything",
    config: { rewards: { referrer: null, referee: null } },
    gives: ["referrer nothing_due no_reward_set", "referee nothing_due no_reward_set"],
    attributes: true,
    qualifies: true,
  },
  {
    when: "whose referee's coupons are paused",
    facts: { isOpen: (id) => id !== couponsId },
    gives: ["referrer rewarded reward_issued", "referee refused reward_campaign_closed"],
    attributes: true,
    qualifies: true,
  },
  {
    when: "whose referee's coupons are used up",
    facts: { hasCodes: (id) => id !== couponsId },
    gives: ["referrer rewarded reward_issued", "referee refused codes_exhausted"],
    attributes: true,
    qualifies: true,
  },
  {
    when: "that is another event with a code",
    event: { eventSchemaId: "other" },
    gives: ["both attributed referral_attributed"],
    attributes: true,
  },
  {
    when: "that is another event with a later code",
    event: { eventSchemaId: "other" },
    facts: { referral, code: laterCode },
    gives: ["both nothing_due already_referred"],
  },
  {
    when: "that is another event while the campaign is paused",
    event: { eventSchemaId: "other" },
    campaign: { status: "paused" },
    gives: ["both refused campaign_paused"],
  },
];
