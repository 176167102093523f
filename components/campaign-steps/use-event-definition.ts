"use client";

import { useQuery } from "@tanstack/react-query";
import { useShell } from "@/components/shell/shell-context";
import { eventSchemaQuery } from "@/lib/client/event-schema-queries";

/** What is published of the event; nothing while none is chosen or it is on its way. */
export function useEventDefinition(eventId: string) {
  const { project } = useShell();
  const { data } = useQuery({ ...eventSchemaQuery(project.id, eventId), enabled: eventId !== "" });
  return { name: data?.name ?? "", definition: data?.published?.definition };
}
