import type { DecisionCheck } from "../decision";

/** One check as a line: "total at least 50.00 EUR, was 47.90 EUR". */
export interface TraceCheck {
  ok: boolean;
  subject: string;
  expected: string;
  saw: string;
}

/** What a check asks about, in a marketer's words. A check that is not here is shown under its own name, spaced. */
const subjects: Record<string, string> = {
  campaign_running: "campaign",
  campaign_status: "campaign",
  campaign_started: "campaign start",
  campaign_not_ended: "campaign end",
  code_sent: "referral code",
  code_known: "referral code",
  code_active: "referral code",
  code_published: "holder of the code",
  not_self: "referrer and friend",
  not_already_referred: "earlier referral",
  first_occurrence: "first time",
  server_event: "sent by",
  referrer_exists: "referrer",
  reward_campaign_running: "campaign of the reward",
  codes_left: "codes left",
};

export function checkWords({ check, ok, expected, saw }: DecisionCheck): TraceCheck {
  return { ok, subject: subjects[check] ?? check.replaceAll("_", " "), expected, saw };
}
