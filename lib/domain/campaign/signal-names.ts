import type { FraudSignal } from "./kinds";

/** What each sign of fraud is called. */
export const signalNames: Record<FraudSignal, string> = {
  same_email: "the same mailbox",
  same_phone: "the same phone number",
  same_device: "the same device",
  same_ip_agent: "the same address and browser",
  disposable_email: "a throw-away mailbox",
  velocity: "too many friends at once",
  loop: "friends who refer each other",
};
