import { z } from "zod";
import { type CheckColumn, checkColumns } from "./check-column";

/** Every check that a referral campaign asks, with the column it belongs to and what it expects. */
const checkKinds = {
  referred: { column: "attribution", expected: "a code of this campaign, or an earlier referral" },
  campaign_running: { column: "conditions", expected: "running" },
  in_time: { column: "conditions", expected: "an event that is not too old" },
  trusted_channel: { column: "genuine", expected: "a server key, or a browser key where the campaign allows it" },
  first_touch: { column: "attribution", expected: "the first code counts" },
  code_active: { column: "attribution", expected: "an active code" },
  code_published: { column: "attribution", expected: "a code that somebody holds" },
  referrer_exists: { column: "genuine", expected: "a referrer" },
  not_oneself: { column: "genuine", expected: "two different people" },
  new_referee: { column: "genuine", expected: "somebody new" },
  signal: { column: "genuine", expected: "no sign of one person on both sides" },
  in_window: { column: "conditions", expected: "within the campaign's window" },
  goal_needed: { column: "conditions", expected: "the goal before it" },
  condition: { column: "conditions", expected: "the campaign's condition" },
  occurrence: { column: "conditions", expected: "the time that counts" },
  by_hand: { column: "conditions", expected: "what the campaign gave" },
  first_conversion: { column: "conditions", expected: "the first conversion" },
  amount: { column: "conditions", expected: "an amount to pay" },
  exclusive: { column: "limits", expected: "no other campaign of its group" },
  limit: { column: "limits", expected: "room below the limit" },
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
  /** How little was missing, such as "short by 2.10". */
  miss: z.string().optional(),
});
export type DecisionCheck = z.infer<typeof DecisionCheck>;

/** `expected` where the campaign says what that is. */
export function asked(check: CheckKind, ok: boolean, saw: string, expected?: string, miss?: string): DecisionCheck {
  const kind = checkKinds[check];
  return { column: kind.column, expected: expected ?? kind.expected, check, ok, saw, ...(miss && { miss }) };
}

/** As decisions keep them: what the kind says is left out, which makes a row a fourth of the size. */
export type StoredChecks = [check: CheckKind, ok: boolean, saw: string, expected?: string | null, miss?: string][];

export function compactChecks(checks: DecisionCheck[]): StoredChecks {
  return checks.map(({ check, ok, saw, expected, miss }) => {
    const kind = check as CheckKind;
    const own = expected === checkKinds[kind].expected ? null : expected;
    if (miss) return [kind, ok, saw, own, miss];
    return own === null ? [kind, ok, saw] : [kind, ok, saw, own];
  });
}

export function expandChecks(stored: StoredChecks): DecisionCheck[] {
  return stored.map(([check, ok, saw, expected, miss]) => asked(check, ok, saw, expected ?? undefined, miss));
}
