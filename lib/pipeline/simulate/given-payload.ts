import type { ReferralConfig } from "@/lib/domain/campaign/config";
import { valueAt } from "@/lib/domain/campaign/property-value";

/** Of what an event said, the little that a refund is compared with: payloads of a million events are not kept. */
export function givenPayload({ goals }: ReferralConfig, payload: unknown): Record<string, unknown> {
  const kept: Record<string, unknown> = {};
  for (const { action } of goals) {
    if (action.kind !== "take_back" || !action.match) continue;
    const value = valueAt(payload, action.match.given);
    if (value !== undefined) put(kept, action.match.given.split("."), value);
  }
  return kept;
}

function put(into: Record<string, unknown>, [name, ...rest]: string[], value: unknown): void {
  if (name === undefined) return;
  if (rest.length === 0) {
    into[name] = value;
    return;
  }
  const inner: Record<string, unknown> = Object(into[name] ?? {});
  into[name] = inner;
  put(inner, rest, value);
}
