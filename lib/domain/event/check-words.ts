import type { DecisionCheck } from "../decision-check";

/** absent: what was looked for is not there, and need not be. */
export type CheckState = "held" | "failed" | "absent";

/** One check as a line: "campaign is running, was paused". */
export interface TraceCheck {
  state: CheckState;
  subject: string;
  expected: string;
  saw: string;
}

interface Words {
  subject: string;
  /** What had to hold; without it the check's own words are taken. */
  expected?: string;
  /** Before what was seen. */
  verb?: string;
}

/** What a check asks about, in a marketer's words. One that is not here is shown under its own name, spaced. */
const words: Record<string, Words> = {
  referred: { subject: "friend", expected: "sent a code of this campaign, or was referred before", verb: "came with " },
  campaign_running: { subject: "campaign", expected: "is running" },
  trusted_channel: { subject: "event", expected: "came with" },
  first_touch: { subject: "first code", expected: "counts", verb: "" },
  referrer_exists: { subject: "referrer", expected: "still exists", verb: "" },
  code_active: { subject: "code", expected: "is switched on", verb: "" },
  code_published: { subject: "code", expected: "has a holder", verb: "" },
  not_oneself: { subject: "friend and referrer", expected: "are two different people", verb: "saw " },
  first_conversion: { subject: "conversion", expected: "is the first of this friend" },
  reward_campaign_open: { subject: "campaign of the reward", expected: "is running" },
  codes_left: { subject: "campaign of the reward", expected: "has a code that is not taken", verb: "saw " },
};

const isoMoment = /\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?Z/g;

/** Moments in a check's own words are ISO; people read them in the project's time zone. */
function readable(text: string, timeZone: string): string {
  return text.replace(isoMoment, (moment) =>
    new Intl.DateTimeFormat("en-GB", { dateStyle: "medium", timeStyle: "short", timeZone }).format(new Date(moment)),
  );
}

export function checkWords(
  { check, expected, saw }: DecisionCheck,
  { state, timeZone }: { state: CheckState; timeZone: string },
): TraceCheck {
  const known = words[check];
  const asked = check === "trusted_channel" ? `came with ${expected}` : (known?.expected ?? expected);
  return {
    state,
    subject: known?.subject ?? check.replaceAll("_", " "),
    expected: readable(asked, timeZone),
    saw: `${known?.verb ?? "was "}${readable(saw, timeZone)}`,
  };
}
