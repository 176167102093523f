import { PastedExamples } from "@/lib/domain/event-schema/event-schema-input";
import { route } from "@/lib/server/route";
import { proposeFromText } from "@/lib/services/event-schema-proposal";

export const POST = route("POST /api/event-schemas/propose", { body: PastedExamples }, async ({ body }) =>
  proposeFromText(body.text),
);
