import { disposableEmailBlocklistSet } from "disposable-email-domains-js";

let domains: ReadonlySet<string> | null = null;

/** Whether an address is of a service that gives out throw-away mailboxes; of their subdomains too. */
export function isDisposableMailbox(email: string | null): boolean {
  const domain = email?.split("@").at(-1)?.trim().toLowerCase();
  if (!domain) return false;
  domains ??= disposableEmailBlocklistSet();
  const labels = domain.split(".");
  return labels.some((_, at) => at < labels.length - 1 && domains?.has(labels.slice(at).join(".")));
}
