import { formatMoney } from "@/lib/domain/money";
import type { SimulationResult } from "@/lib/domain/simulation/simulation";

const signed = (count: number) => `${count > 0 ? "+" : "−"}${Math.abs(count).toLocaleString("en")}`;

/** "+61 rewards, +€ 915.00": what would be different from the version that runs, in one line. */
export function againstRunning({ compared, figures, currency }: SimulationResult): string {
  if (!compared) return "";
  const { gained, lost, changed } = compared;
  if (gained.count + lost.count + changed.count === 0) return "No difference";
  const cost = BigInt(figures.costMinor) - BigInt(compared.figures.costMinor);
  const converted = figures.converted - compared.figures.converted;
  return [
    gained.count > 0 && `${gained.count.toLocaleString("en")} gained`,
    lost.count > 0 && `${lost.count.toLocaleString("en")} lost`,
    changed.count > 0 && `${changed.count.toLocaleString("en")} changed`,
    converted !== 0 && `${signed(converted)} ${Math.abs(converted) === 1 ? "friend" : "friends"} converted`,
    cost === 0n ? "the same cost" : `${cost > 0n ? "+" : ""}${formatMoney(cost, currency)}`,
  ]
    .filter(Boolean)
    .join(", ");
}
