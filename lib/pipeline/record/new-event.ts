/** An event that was received and fits its schema, ready to be recorded. JSON parts are text already. */
export interface NewEvent {
  id: string;
  projectId: string;
  eventSchemaId: string;
  schemaNumber: number;
  occurredAt: Date;
  receivedAt: Date;
  apiKeyId: string | null;
  channel: "server" | "client" | "dashboard";
  /** Idempotency key. */
  sourceId: string | null;
  /** 32 hex digits, set with sourceId. */
  bodyHash: string | null;
  referralCode: string | null;
  /** codeKey(referralCode) */
  referralCodeKey: string | null;
  metadata: string;
  marks: string | null;
  context: string | null;
  customer: CustomerReference;
  /** What identifies the customer within one process. */
  customerKey: string;
  /** Whether a campaign waits for such an event, as far as the process knows. */
  isListened: boolean;
  /**
   * The project's configuration version that isListened was judged by: if it has moved, the event is decided anyway.
   * Null for an event that is to be stored only.
   */
  configVersion: number | null;
  /** Its name, when some endpoint is told of accepted events. */
  announcedAs: string | null;
}

export type CustomerReference = {
  /** Fields to merge, as JSON text with sorted keys; "{}" when the event only names her. */
  patch: string;
} & ({ sourceId: string } | { id: string });

/** The wire's simple customer. */
export interface CustomerSummary {
  id: string;
  source_id: string | null;
  name: string | null;
  email: string | null;
  metadata: Record<string, unknown>;
}

export interface RecordedEvent {
  id: string;
  /** The same key and body came before: this is what was stored then. */
  isReplay: boolean;
  customer: CustomerSummary;
  /** The code that the event names, when the project has it. */
  code: { id: string; holderId: string | null } | null;
  receivedAt: Date;
  occurredAt: Date;
}
