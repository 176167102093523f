import type { ChecklistStep } from "./checklist-words";
import { ConfigDraft } from "./draft";
import { type MissingPart, missingParts } from "./missing-parts";
import type { UnfinishedConfig } from "./unfinished-config";

export type Finished = { ok: true; config: ConfigDraft } | { ok: false; missing: MissingPart[] };

/** The configuration that an unfinished one comes to, or all that is missing in it. */
export function finishedConfig(name: string, config: UnfinishedConfig): Finished {
  const missing = missingParts(name, config);
  if (missing.length > 0) return { ok: false, missing };
  const result = ConfigDraft.safeParse(config);
  if (result.success) return { ok: true, config: result.data };
  return {
    ok: false,
    missing: result.error.issues.map(({ path, message }) => ({
      step: stepOf(path),
      path: path.join("."),
      words: `${path.join(".")}: ${message}`,
    })),
  };
}

/** The step that a part of a configuration is chosen in. */
function stepOf(path: PropertyKey[]): ChecklistStep {
  const [first, , part] = path;
  if (first === "goals") return part === "action" || part === "holdDays" ? "rewards" : "trigger";
  if (first === "tiers" || first === "amountMinor" || first === "points") return "rewards";
  if (first === "code" || first === "joinOnce" || first === "isStatic" || first === "voucher") return "codes";
  return first === "kind" ? "purpose" : "limits";
}
