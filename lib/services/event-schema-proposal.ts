import { EventSchemaDefinition } from "@/lib/domain/event-schema/definition";
import { isObject } from "@/lib/domain/event-schema/property-value";
import { acceptProposal, proposeProperties, readPasted } from "@/lib/domain/event-schema/propose";
import { problemOf } from "@/lib/domain/ingest/refusal";
import { readStrictJson } from "@/lib/domain/ingest/strict-json";
import type { Ctx } from "@/lib/server/ctx";
import { db } from "@/lib/server/db";
import { AppError } from "@/lib/server/errors";

// A paste holds many events, so it may have more keys than one.
const pasteLimits = { depthMax: 32, keysMax: 50_000 };
const rejectedMax = 200;

function propose(eventName: string | null, samples: unknown[]) {
  const proposal = proposeProperties(samples);
  const definition = EventSchemaDefinition.parse({ properties: acceptProposal(proposal.properties) });
  return { eventName, ...proposal, definition };
}

/** One JSON value, or one on each line, as logs have them. */
export function proposeFromText(text: string) {
  const whole = readStrictJson(new TextEncoder().encode(text), pasteLimits);
  const pasted = whole.ok ? whole.value : readLines(text);
  if (pasted === null) {
    const message = whole.ok ? "" : whole.problem.message;
    throw new AppError("invalid_payload", { details: `Property /text: ${message}` });
  }
  const { eventName, samples } = readPasted(pasted);
  if (samples.length > 0) return propose(eventName, samples);
  throw new AppError("invalid_payload", {
    details: "Property /text: there is no JSON object in it, so no properties to propose",
  });
}

function readLines(text: string): unknown[] | null {
  const lines = text.split("\n").filter((line) => line.trim() !== "");
  if (lines.length < 2) return null;
  const values: unknown[] = [];
  for (const line of lines) {
    const read = readStrictJson(new TextEncoder().encode(line), pasteLimits);
    if (!read.ok) return null;
    values.push(read.value);
  }
  return values;
}

/** From what is kept of events that were refused because nobody had defined them, the newest first. */
export async function proposeFromRejected(ctx: Ctx, eventName: string) {
  const kept = await db().rejectedEvent.findMany({
    where: {
      projectId: ctx.projectId,
      problem: problemOf({
        key: "unknown_event",
        eventName,
        violations: [{ pointer: "/event", code: "unknown_event" }],
      }),
      status: "open",
    },
    orderBy: { id: "desc" },
    take: rejectedMax,
    select: { raw: true },
  });
  const samples = kept.flatMap(({ raw }) => {
    const read = readStrictJson(raw);
    return read.ok ? [metadataOf(read.value)] : [];
  });
  return propose(eventName, samples);
}

function metadataOf(body: unknown): Record<string, unknown> {
  return isObject(body) && isObject(body.metadata) ? body.metadata : {};
}
