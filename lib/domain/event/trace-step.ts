import type { Phrase, PhrasePart } from "../phrase";
import type { TraceCheck } from "./check-words";
import { customerName } from "./customer-name";
import type { EventCustomer } from "./event-record";

export type TraceKind =
  | "received"
  | "fits"
  | "customer"
  | "referral"
  | "rewarded"
  | "refused"
  | "attributed"
  | "nothing"
  | "reward"
  | "pending"
  | "failed";

export type TraceTone = "good" | "bad" | "warn" | "neutral";

export interface TraceStep {
  kind: TraceKind;
  tone: TraceTone;
  title: Phrase;
  text: Phrase[];
  checks: TraceCheck[];
  /** What to do about it. */
  todo: Phrase | null;
  /** Since the event was received; null where it happened in the same moment. */
  afterMs: number | null;
}

type StepFields = Pick<TraceStep, "kind" | "tone" | "title"> & Partial<TraceStep>;

export function step(fields: StepFields): TraceStep {
  return { text: [], checks: [], todo: null, afterMs: null, ...fields };
}

export function customerPart(customer: EventCustomer): PhrasePart {
  return { kind: "customer", text: customerName(customer), id: customer.id };
}
