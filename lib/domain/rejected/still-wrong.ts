import type { RejectedVerdict, StillWrong } from "./rejected-event";

const reasonsMax = 8;

/** Why those that do not pass do not, the commonest reason first; told of each by the first event that has it. */
export function tallyWrong(verdicts: readonly (RejectedVerdict | null)[]): StillWrong[] {
  return mergeTallies(
    verdicts.map((verdict) => {
      if (!verdict || verdict.passes) return [];
      const [first] = verdict.violations;
      const pointer = (first?.pointer ?? "").replaceAll(/\/\d+(?=\/|$)/g, "/*");
      const sentence = first?.sentence ?? verdict.details ?? "It is still refused.";
      return [{ pointer, code: first?.code ?? verdict.reason ?? "", sentence, count: 1 }];
    }),
  );
}

/** Of several pages, one. */
export function mergeTallies(tallies: readonly StillWrong[][]): StillWrong[] {
  const byKind = new Map<string, StillWrong>();
  for (const wrong of tallies.flat()) {
    const kind = `${wrong.pointer}|${wrong.code}`;
    const known = byKind.get(kind);
    byKind.set(kind, known ? { ...known, count: known.count + wrong.count } : wrong);
  }
  return [...byKind.values()].sort((one, other) => other.count - one.count).slice(0, reasonsMax);
}
