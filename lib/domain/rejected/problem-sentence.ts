import { readablePointer, type Violation, violationSentence } from "../event-schema/violation";
import type { BodyViolation } from "../ingest/refusal";

const metadata = "/metadata";

/** The violation of a posted body as one would tell a colleague who does not program. */
export function bodyViolationSentence(violation: BodyViolation): string {
  const { pointer, code, expected, found, suggestion } = violation;
  const hint = suggestion ? ` ${suggestion}` : "";
  switch (code) {
    case "json":
      return `The body cannot be read: ${found}.`;
    case "unknown_event":
      return `No event is called ${found}.${hint}`;
    case "placeholder":
      return `\`${readablePointer(pointer)}\` is ${found}, which names nobody.${hint}`;
    case "time":
      return `\`${readablePointer(pointer)}\` ${expected}: ${found} came.`;
    case "unknown_customer":
      return `No customer has the id ${found}.`;
    case "conflict":
      return `The key ${found} was used before, for another event.`;
    default:
      return violationSentence({ ...(violation as Violation), pointer: inMetadata(pointer) });
  }
}

/** People speak of the event's properties without saying that they stand in its metadata. */
function inMetadata(pointer: string): string {
  return pointer.startsWith(`${metadata}/`) ? pointer.slice(metadata.length) : pointer;
}
