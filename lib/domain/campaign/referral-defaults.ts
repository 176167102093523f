import type { FraudAnswer, FraudSignal } from "./kinds";

/** What holds where a campaign says nothing. */

export const defaultAttribution = {
  referee: { kind: "no_goal_event" as const },
  windowDays: 30,
  waitDays: 7,
  graceDays: 0,
  maxAgeDays: null,
  allowBrowserEvents: false,
};

/** Somebody's own mailbox is refused; what may be a household or an office is noted or looked at. */
const defaultSignals: Record<FraudSignal, FraudAnswer> = {
  same_email: "refuse",
  same_phone: "hold",
  same_device: "hold",
  same_ip_agent: "note",
  disposable_email: "hold",
  velocity: "hold",
  loop: "refuse",
};

export const defaultFraud = { signals: defaultSignals, velocityMax: 20, reviewDays: 30 };

/** Campaigns made on the wire hold what it promises, where nobody is asked whether a friend is new. */
export const wireAttribution = {
  referee: { kind: "anyone" as const },
  windowDays: null,
  waitDays: 0,
  graceDays: 0,
  maxAgeDays: null,
  allowBrowserEvents: false,
};

const offSignals: Record<FraudSignal, FraudAnswer> = {
  same_email: "refuse",
  same_phone: "off",
  same_device: "off",
  same_ip_agent: "off",
  disposable_email: "off",
  velocity: "off",
  loop: "off",
};

export const wireFraud = { signals: offSignals, velocityMax: 20, reviewDays: 30 };
