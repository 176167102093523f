import { z } from "zod";
import { type CheckColumn, checkColumns } from "./check-column";

/** Every check that a referral campaign asks, with the column it belongs to and what it expects. */
const checkKinds = {
  referred: { column: "attribution", expected: "a code of this campaign, or an earlier referral" },
  campaign_running: { column: "conditions", expected: "running" },
  trusted_channel: { column: "genuine", expected: "a server key, or a browser key where the campaign allows it" },
  first_touch: { column: "attribution", expected: "the first code counts" },
  code_active: { column: "attribution", expected: "an active code" },
  code_published: { column: "attribution", expected: "a code that somebody holds" },
  referrer_exists: { column: "genuine", expected: "a referrer" },
  not_oneself: { column: "genuine", expected: "two different people" },
  first_conversion: { column: "conditions", expected: "the first conversion" },
  codes_left: { column: "stock", expected: "a code that is not taken" },
  reward_campaign_open: { column: "stock", expected: "the reward's campaign is running" },
} as const satisfies Record<string, { column: CheckColumn; expected: string }>;

export type CheckKind = keyof typeof checkKinds;

/** One condition that was asked, with the value it saw. Checks after the first that failed are not asked, so not listed. */
export const DecisionCheck = z.object({
  column: z.enum(checkColumns),
  check: z.string(),
  ok: z.boolean(),
  expected: z.string(),
  saw: z.string(),
});
export type DecisionCheck = z.infer<typeof DecisionCheck>;

export function asked(check: CheckKind, ok: boolean, saw: string): DecisionCheck {
  return { ...checkKinds[check], check, ok, saw };
}

/** As decisions keep them: what the kind says is left out, which makes a row a fourth of the size. */
export type StoredChecks = [check: CheckKind, ok: boolean, saw: string][];

export function compactChecks(checks: DecisionCheck[]): StoredChecks {
  return checks.map(({ check, ok, saw }) => [check as CheckKind, ok, saw]);
}

export function expandChecks(stored: StoredChecks): DecisionCheck[] {
  return stored.map(([check, ok, saw]) => asked(check, ok, saw));
}
