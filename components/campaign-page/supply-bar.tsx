import type { RunwaySupply } from "@/lib/domain/campaign/runway-record";
import { runwaySentence, supplyAmount, supplyNoun } from "@/lib/domain/campaign/runway-words";

interface Place {
  currency: string;
  timeZone: string;
}

const tones = { fine: "bg-accent", low: "bg-warn-fill", empty: "bg-bad-fill" } as const;

/** A budget, a limit or a pool: given, reserved and left, and until when that lasts. */
export function SupplyBar({ supply, place }: { supply: RunwaySupply; place: Place }) {
  const { kind, level, max, used, reserved, left, campaign } = supply;
  const given = used - reserved;
  const amount = (of: number) => supplyAmount(kind, of, place);
  const share = (of: number) => `${max > 0 ? Math.min(100, (100 * of) / max) : 100}%`;
  const title = kind === "pool" ? `Codes of “${campaign.name}”` : supplyNoun(supply);
  const parts = [
    `${amount(given)} ${kind === "budget" ? "spent" : "given"}`,
    ...(reserved > 0 ? [`${amount(reserved)} reserved`] : []),
    `${amount(left)} left`,
  ];
  return (
    <li className="border-t border-line px-4 py-3">
      <p className="flex flex-wrap justify-between gap-x-4">
        <span className="font-medium first-letter:uppercase">
          <bdi>{title}</bdi>
        </span>
        <span className="num text-muted">of {amount(max)}</span>
      </p>
      <div
        role="meter"
        aria-label={title}
        aria-valuemin={0}
        aria-valuemax={Math.max(max, 1)}
        aria-valuenow={Math.min(used, Math.max(max, 1))}
        aria-valuetext={parts.join(", ")}
        className="my-1.5 flex h-2 overflow-hidden rounded-full bg-muted-soft"
      >
        <span className={tones[level]} style={{ width: share(given) }} />
        <span className="bg-accent-line" style={{ width: share(reserved) }} />
      </div>
      <p className="num text-[12px] text-muted">{parts.join(" · ")}</p>
      <p
        className={`text-[12px] ${level === "empty" ? "text-bad" : supply.isSoon || level === "low" ? "text-warn" : "text-muted"}`}
      >
        {runwaySentence(supply, place)}
      </p>
    </li>
  );
}
