import { z } from "zod";
import { DraftDiscard, DraftInput } from "@/lib/domain/event-schema/event-schema-input";
import { EventSchemaRecord } from "@/lib/domain/event-schema/event-schema-record";
import { route } from "@/lib/server/route";
import { discardDraft, saveDraft } from "@/lib/services/event-schema-draft";

const params = z.object({ id: z.string() });

export const PUT = route(
  "PUT /api/event-schemas/[id]/draft",
  { params, body: DraftInput, answer: EventSchemaRecord },
  ({ ctx, params, body }) => saveDraft(ctx, params.id, body),
);

export const DELETE = route(
  "DELETE /api/event-schemas/[id]/draft",
  { params, query: DraftDiscard, answer: EventSchemaRecord },
  ({ ctx, params, query }) => discardDraft(ctx, params.id, query.revision),
);
