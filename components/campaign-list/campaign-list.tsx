"use client";

import { keepPreviousData, useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { Plus } from "lucide-react";
import Link from "next/link";
import { useMemo } from "react";
import { PageBody, PageHeader } from "@/components/shell/page-header";
import { useShell } from "@/components/shell/shell-context";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { ErrorState } from "@/components/ui/error-state";
import { late } from "@/components/ui/late";
import { ListSkeleton } from "@/components/ui/list-skeleton";
import { LoadMore } from "@/components/ui/load-more";
import { useAlongside } from "@/components/ui/use-alongside";
import { campaignFiguresQuery, campaignsQuery } from "@/lib/client/campaign-queries";
import { roleMay } from "@/lib/domain/permission";
import { CampaignFilters } from "./campaign-filters";
import { useCampaignFilter } from "./use-campaign-filter";

const loadCampaignTable = () => import("./campaign-table").then((module) => module.CampaignTable);
const CampaignTable = late(loadCampaignTable, {
  loading: () => <ListSkeleton label="Loading campaigns…" rows={6} />,
});

// Most projects have none, most of the time.
const DraftList = late(() => import("./draft-list").then((module) => module.DraftList));

// Seen once in a project’s life, or when the filters let nothing through.
const NoCampaign = late(() => import("./no-campaign").then((module) => module.NoCampaign));
const NoMatch = late(() => import("./no-campaign").then((module) => module.NoMatch));

/** What the project gives, to whom and for what; and what came of it lately. */
export function CampaignListPage() {
  const { project } = useShell();
  useAlongside(loadCampaignTable);
  const { filter, change, clear, isFiltered } = useCampaignFilter();
  const list = useInfiniteQuery({ ...campaignsQuery(project.id, filter), placeholderData: keepPreviousData });
  const { data: counted } = useQuery(campaignFiguresQuery(project.id));
  const figures = useMemo(
    () => (counted ? new Map(counted.data.map((figure) => [figure.campaignId, figure])) : null),
    [counted],
  );
  const rows = list.data?.pages.flatMap((page) => page.data);
  const isNew = rows?.length === 0 && !isFiltered;
  const newHref = roleMay(project.role, "campaigns:write") ? `/projects/${project.id}/campaigns/new` : null;
  return (
    <>
      <PageHeader crumbs={[{ label: "Campaigns" }]}>
        {newHref && !isNew && (
          <Button asChild variant="primary">
            <Link href={newHref}>
              <Plus className="size-4" strokeWidth={1.75} aria-hidden />
              New campaign
            </Link>
          </Button>
        )}
      </PageHeader>
      <PageBody>
        <h1 className="sr-only">Campaigns</h1>
        <DraftList filter={filter} />
        <Card>
          {!isNew && <CampaignFilters filter={filter} isFiltered={isFiltered} onChange={change} onClear={clear} />}
          {rows && rows.length > 0 ? (
            <>
              <CampaignTable campaigns={rows} figures={figures} project={project} />
              <LoadMore
                hasMore={list.hasNextPage}
                isLoading={list.isFetchingNextPage}
                onLoad={() => void list.fetchNextPage()}
              />
            </>
          ) : isNew ? (
            <NoCampaign newHref={newHref} />
          ) : rows ? (
            <NoMatch onClear={clear} />
          ) : list.error ? (
            <ErrorState
              title="The campaigns could not be loaded"
              error={list.error}
              onRetry={() => void list.refetch()}
            />
          ) : (
            <ListSkeleton label="Loading campaigns…" rows={6} />
          )}
        </Card>
      </PageBody>
    </>
  );
}
