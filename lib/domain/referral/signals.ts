import type { FraudSignal } from "../campaign/kinds";
import { fraudSignals } from "../campaign/kinds";
import type { FraudPolicy } from "../campaign/referral-config";
import type { ArrivalFacts, FiredSignal, Person, Trace } from "./facts";
import { mailboxOf } from "./same-person";

/** What each signal sees of somebody who comes with a code; null when it does not fire. In the order of the list. */
const seen: Record<FraudSignal, (facts: SignalFacts) => string | null> = {
  same_email: ({ referee, referrer }) =>
    referee.email && referrer.email && mailboxOf(referee.email) === mailboxOf(referrer.email)
      ? "the same mailbox as the holder of the code"
      : null,
  same_phone: ({ referee, referrer }) =>
    referee.phone && referrer.phone && digitsOf(referee.phone) === digitsOf(referrer.phone)
      ? "the same phone number as the holder of the code"
      : null,
  same_device: ({ trace, arrival }) => {
    const match = trace?.deviceId && arrival.traces.find(({ deviceId }) => deviceId === trace.deviceId);
    return match ? `the same device as ${match.who}` : null;
  },
  same_ip_agent: ({ trace, arrival }) => {
    if (!trace?.ip || !trace.userAgent) return null;
    const match = arrival.traces.find(({ ip, userAgent }) => ip === trace.ip && userAgent === trace.userAgent);
    return match ? `the same address and browser as ${match.who}` : null;
  },
  disposable_email: ({ arrival }) => (arrival.isDisposable ? "a throw-away mailbox" : null),
  velocity: ({ arrival, velocityMax }) =>
    arrival.friendsInDay >= velocityMax ? `${arrival.friendsInDay} friends in the 24 hours before` : null,
  loop: ({ arrival }) => (arrival.isLoop ? "once referred the holder of the code" : null),
};

interface SignalFacts {
  referee: Person;
  referrer: Person;
  trace: Trace | null;
  arrival: ArrivalFacts;
  velocityMax: number;
}

/** The signals that fired, of those that the campaign has not switched off. */
export function firedSignals(policy: FraudPolicy, facts: Omit<SignalFacts, "velocityMax">): FiredSignal[] {
  return fraudSignals.flatMap((signal) => {
    const answer = policy.signals[signal];
    if (answer === "off") return [];
    const saw = seen[signal]({ ...facts, velocityMax: policy.velocityMax });
    return saw === null ? [] : [{ signal, answer, saw }];
  });
}

/** Digits without what people write between them; "00" and "+" mean the same. */
export function digitsOf(phone: string): string {
  const text = phone.normalize("NFKC").trim();
  const digits = text.replace(/\D/g, "");
  return text.startsWith("+") ? digits : digits.replace(/^00/, "");
}
