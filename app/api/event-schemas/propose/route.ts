import { PastedExamples } from "@/lib/domain/event-schema/event-schema-input";
import { ProposalRecord } from "@/lib/domain/event-schema/proposal-record";
import { route } from "@/lib/server/route";
import { proposeFromText } from "@/lib/services/event-schema-proposal";

export const POST = route(
  "POST /api/event-schemas/propose",
  { body: PastedExamples, answer: ProposalRecord },
  async ({ body }) => proposeFromText(body.text),
);
