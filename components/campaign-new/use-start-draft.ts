"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { useShell } from "@/components/shell/shell-context";
import { campaignDraftQuery, startCampaignDraft } from "@/lib/client/campaign-draft-queries";
import { campaignsKey, rewardCampaignsQuery, triggerChoicesQuery } from "@/lib/client/campaign-queries";
import { eventSchemaQuery } from "@/lib/client/event-schema-queries";
import { eventProperties } from "@/lib/domain/campaign/form/event-properties";
import { type CampaignTemplate, likelyEvents, type Materials } from "@/lib/domain/campaign/form/templates";

/** Makes a draft of a template, filled as far as the project's events and campaigns allow, and opens it. */
export function useStartDraft() {
  const { project } = useShell();
  const client = useQueryClient();
  const router = useRouter();
  const [starting, setStarting] = useState<string | null>(null);
  const [failure, setFailure] = useState<string | null>(null);

  const materials = async (): Promise<Materials> => {
    const [events, ...sources] = await Promise.all([
      client.fetchQuery(triggerChoicesQuery(project.id)),
      ...(["coupons", "gift", "loyalty"] as const).map((kind) =>
        client.fetchQuery(rewardCampaignsQuery(project.id, kind)),
      ),
    ]);
    const published = events.data.filter(({ status }) => status === "published");
    const likely = likelyEvents(published);
    const schemas = await Promise.all(likely.map(({ id }) => client.fetchQuery(eventSchemaQuery(project.id, id))));
    return {
      events: schemas.map(({ id, name, published: version }) => ({
        ...{ id, name },
        numbers: version ? eventProperties(version.definition, "amount") : [],
      })),
      sources: sources.flatMap(({ data }) => data.filter(({ status }) => status === "running")),
    };
  };

  const start = async (template: CampaignTemplate) => {
    setStarting(template.key);
    setFailure(null);
    try {
      const isFilled = template.kind === "referral" && template.key !== "blank";
      const draft = await startCampaignDraft(project.id, {
        name: template.name,
        kind: template.kind,
        config: template.config(isFilled ? await materials() : { events: [], sources: [] }),
        purpose: template.key,
      });
      client.setQueryData(campaignDraftQuery(project.id, draft.campaignId).queryKey, draft);
      await client.invalidateQueries({ queryKey: [...campaignsKey(project.id), "drafts"] });
      router.push(`/projects/${project.id}/campaigns/${draft.campaignId}/edit/purpose`);
    } catch (error) {
      setFailure(error instanceof Error ? error.message : "That did not work. Try again.");
      setStarting(null);
    }
  };
  return { start, starting, failure };
}
