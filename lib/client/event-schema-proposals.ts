import { queryOptions } from "@tanstack/react-query";
import type { EventTemplateList } from "@/lib/domain/event-schema/event-schema-record";
import type { ProposalRecord } from "@/lib/domain/event-schema/proposal-record";
import type { RejectedGroups } from "@/lib/domain/rejected/rejected-event";
import { api } from "./api";

/** Where a definition may start from: the templates, a pasted example, and what real events that nobody defined say. */

export function eventTemplatesQuery(project: string) {
  return queryOptions({
    queryKey: ["event-templates", project],
    queryFn: ({ signal }) => api<EventTemplateList>("/api/event-schema-templates", { project, signal }),
    staleTime: Number.POSITIVE_INFINITY,
  });
}

export function proposalFromTextQuery(project: string, text: string) {
  return queryOptions({
    queryKey: ["event-proposal", project, text],
    queryFn: ({ signal }) =>
      api<ProposalRecord>("/api/event-schemas/propose", { project, method: "POST", body: { text }, signal }),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 60_000,
  });
}

export function proposalFromRejectedQuery(project: string, eventName: string) {
  return queryOptions({
    queryKey: ["rejected", project, "proposal", eventName],
    queryFn: ({ signal }) =>
      api<ProposalRecord>("/api/event-schemas/propose-from-rejected", {
        project,
        method: "POST",
        body: { eventName },
        signal,
      }),
    staleTime: 60_000,
  });
}

/** Events of the inbox that were refused because no event is called so, the most frequent first. */
export function unknownEventsQuery(project: string) {
  return queryOptions({
    queryKey: ["rejected", project, "unknown-events"],
    queryFn: ({ signal }) => api<RejectedGroups>("/api/rejected-events/groups?limit=200", { project, signal }),
    select: ({ data }) => data.filter((group) => group.reason === "unknown_event" && group.event !== null),
  });
}
