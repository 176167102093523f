import { EventTemplateList } from "@/lib/domain/event-schema/event-schema-record";
import { eventTemplates } from "@/lib/domain/event-schema/templates";
import { route } from "@/lib/server/route";

export const GET = route("GET /api/event-schema-templates", { answer: EventTemplateList }, async () => ({
  data: eventTemplates,
}));
