import type { CodeJob } from "@/lib/domain/campaign/code-job";

const count = new Intl.NumberFormat("en-GB");

export const countWords = (value: number) => count.format(value);

export function counted(value: number, noun: string): string {
  return `${countWords(value)} ${noun}${value === 1 ? "" : "s"}`;
}

/** "98,200 codes imported, 1,800 rows were not". */
export function doneWords({ kind, done, failed }: CodeJob): string {
  const was = failed === 1 ? "was" : "were";
  const rest =
    failed === 0 ? "" : `; ${kind === "import" ? counted(failed, "row") : counted(failed, "customer")} ${was} not`;
  return kind === "import" ? `${counted(done, "code")} imported${rest}` : `${counted(done, "customer")} served${rest}`;
}

/** What will be done once it is started. */
export function plannedWords({ kind, rows, failed }: CodeJob): string {
  const good = rows - failed;
  return kind === "import"
    ? `${counted(good, "code")} will be imported`
    : `${counted(good, "customer")} will be given a code`;
}
