"use client";

import { useQuery } from "@tanstack/react-query";
import { useShell } from "@/components/shell/shell-context";
import { TitledCard } from "@/components/ui/card";
import { ErrorState } from "@/components/ui/error-state";
import { late } from "@/components/ui/late";
import { Skeleton } from "@/components/ui/skeleton";
import { useAlongside } from "@/components/ui/use-alongside";
import { landingQuery } from "@/lib/client/landing-queries";
import type { CampaignRecord } from "@/lib/domain/campaign/record";
import { VisitsCard } from "./visits-card";

// The editor and the schema of what it sends, asked for together with the page that it edits.
const loadLandingEditor = () => import("./landing-editor").then((module) => module.LandingEditor);
const LandingEditor = late(loadLandingEditor, { loading: () => <Skeleton className="h-96 w-full" /> });

interface CampaignShareProps {
  campaign: CampaignRecord;
  mayWrite: boolean;
}

/** Where the campaign's links lead to, and who came by them. */
export function CampaignShare({ campaign, mayWrite }: CampaignShareProps) {
  const { project } = useShell();
  useAlongside(loadLandingEditor);
  const { data, error, refetch } = useQuery(landingQuery(project.id, campaign.id));
  return (
    <div className="flex flex-col gap-4">
      <VisitsCard campaign={campaign} />
      {data ? (
        <LandingEditor campaign={campaign} landing={data} mayWrite={mayWrite} />
      ) : error ? (
        <TitledCard title="The page links lead to">
          <ErrorState title="The page could not be loaded" error={error} onRetry={() => void refetch()} />
        </TitledCard>
      ) : (
        <Skeleton className="h-96 w-full" />
      )}
    </div>
  );
}
