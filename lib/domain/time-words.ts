const secondMs = 1000;
const minuteMs = 60 * secondMs;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

/** "just now", "4 s ago", "11 min ago", "3 h ago", "2 d ago", then the date. */
export function relativeTime(moment: Date, now: Date): string {
  const agoMs = now.getTime() - moment.getTime();
  if (agoMs < 0) return dateWords(moment, now);
  if (agoMs < 5 * secondMs) return "just now";
  if (agoMs < minuteMs) return `${Math.floor(agoMs / secondMs)}\u00a0s ago`;
  if (agoMs < hourMs) return `${Math.floor(agoMs / minuteMs)}\u00a0min ago`;
  if (agoMs < dayMs) return `${Math.floor(agoMs / hourMs)}\u00a0h ago`;
  if (agoMs < 7 * dayMs) return `${Math.floor(agoMs / dayMs)}\u00a0d ago`;
  return dateWords(moment, now);
}

/** "3 May", with the year when it is not this one. */
export function dateWords(moment: Date, now: Date, timeZone?: string): string {
  const sameYear = moment.getUTCFullYear() === now.getUTCFullYear();
  return new Intl.DateTimeFormat("en-GB", {
    day: "numeric",
    month: "short",
    year: sameYear ? undefined : "numeric",
    timeZone,
  }).format(moment);
}

/** "23 Nov 2026, 14:31:07.204" and the zone's name. */
export function exactTime(moment: Date, timeZone?: string): string {
  return new Intl.DateTimeFormat("en-GB", {
    day: "numeric",
    month: "short",
    year: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
    fractionalSecondDigits: 3,
    hourCycle: "h23",
    timeZone,
    timeZoneName: "short",
  }).format(moment);
}

/** "48 ms", "1.2 s", "3 min", "5 h", "2 days": how long between two moments. */
export function durationWords(durationMs: number): string {
  const ms = Math.abs(durationMs);
  if (ms < secondMs) return `${Math.round(ms)}\u00a0ms`;
  if (ms < 10 * secondMs) return `${(ms / secondMs).toFixed(1)}\u00a0s`;
  if (ms < minuteMs) return `${Math.round(ms / secondMs)}\u00a0s`;
  if (ms < hourMs) return `${Math.round(ms / minuteMs)}\u00a0min`;
  if (ms < 2 * dayMs) return `${Math.round(ms / hourMs)}\u00a0h`;
  return `${Math.round(ms / dayMs)}\u00a0days`;
}
