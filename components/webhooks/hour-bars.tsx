import type { WebhookEndpoint } from "@/lib/domain/webhook/endpoint";
import { successWords } from "./delivery-words";

const height = 22;
const barWidth = 3;
const step = 4;

/** The attempts of the last day by the hour: what was taken, and on top what was not. */
export function HourBars({ endpoint, className = "" }: { endpoint: WebhookEndpoint; className?: string }) {
  const { hours } = endpoint;
  const success = successWords(endpoint);
  const peak = Math.max(1, ...hours.map(({ delivered, failed }) => delivered + failed));
  const label = success
    ? `${success.attempts.toLocaleString("en")} calls in 24 hours, ${success.share} taken`
    : "No calls in 24 hours";
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={`0 0 ${hours.length * step} ${height}`}
      className={`h-[22px] w-24 ${className}`}
      preserveAspectRatio="none"
    >
      <title>{label}</title>
      {hours.map(({ at, delivered, failed }, index) => {
        const good = (delivered / peak) * (height - 1);
        const bad = (failed / peak) * (height - 1);
        return (
          <g key={at}>
            <rect x={index * step} y={height - 1} width={barWidth} height={1} className="fill-line-strong" />
            <rect x={index * step} y={height - good} width={barWidth} height={good} className="fill-good-fill" />
            <rect x={index * step} y={height - good - bad} width={barWidth} height={bad} className="fill-bad-fill" />
          </g>
        );
      })}
    </svg>
  );
}

export function SuccessShare({ endpoint }: { endpoint: WebhookEndpoint }) {
  const success = successWords(endpoint);
  if (!success) return <span className="text-subtle">No calls</span>;
  return <span className={`num ${success.isWhole ? "text-muted" : "text-bad"}`}>{success.share}</span>;
}
