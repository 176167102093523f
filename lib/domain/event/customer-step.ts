import { code, joinPhrases, phrase } from "../phrase";
import { dateWords } from "../time-words";
import type { EventRecord } from "./event-record";
import { customerPart, step, type TraceStep } from "./trace-step";

export function customerStep(event: EventRecord): TraceStep {
  const { customer } = event;
  const who = phrase`${customerPart(customer)}`;
  if (customer.deleted) {
    const text = phrase`The person was deleted since; what the event set off stays.`;
    return step({ kind: "customer", tone: "neutral", title: phrase`Customer deleted since`, text: [text] });
  }
  if (event.customerEffect === "created") {
    return step({
      kind: "customer",
      tone: "good",
      title: phrase`Customer created`,
      text: [phrase`${who} was not known before`],
    });
  }
  const since = phrase`known since ${dateWords(new Date(customer.createdAt), new Date(event.receivedAt), event.timeZone)}`;
  if (event.customerEffect === "merged") {
    const fields = sentFields(event.customerSent);
    const brought =
      fields.length > 0 ? phrase`; the event brought ${joinPhrases(fields.map((each) => phrase`${code(each)}`))}` : [];
    return step({
      kind: "customer",
      tone: "good",
      title: phrase`Customer merged`,
      text: [phrase`${who}, ${since}${brought}`],
    });
  }
  return step({
    kind: "customer",
    tone: "good",
    title: phrase`Customer known`,
    text: [phrase`${who}, ${since}; nothing about them changed`],
  });
}

const sentFieldsMax = 5;

/** Names of what came: `email`, `metadata.VIP`. Values are on the customer's own page. */
function sentFields(sent: unknown): string[] {
  if (typeof sent !== "object" || sent === null) return [];
  const fields = Object.entries(sent).flatMap(([key, value]) =>
    key === "metadata" && typeof value === "object" && value !== null
      ? Object.keys(value).map((name) => `metadata.${name}`)
      : [key],
  );
  const named = fields.filter((name) => name !== "id" && name !== "source_id" && name !== "object");
  const rest = named.length - sentFieldsMax;
  return rest > 0 ? [...named.slice(0, sentFieldsMax), `${rest} more`] : named;
}
