"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { SettingsPage } from "@/components/settings/settings-page";
import { useShell } from "@/components/shell/shell-context";
import { Card } from "@/components/ui/card";
import { ErrorState } from "@/components/ui/error-state";
import { late } from "@/components/ui/late";
import { ListSkeleton } from "@/components/ui/list-skeleton";
import { useAlongside } from "@/components/ui/use-alongside";
import { outboxQuery } from "@/lib/client/message-queries";
import { useOutboxFilter } from "./use-outbox-filter";

const loading = () => (
  <Card>
    <ListSkeleton label="Loading the outbox…" rows={6} />
  </Card>
);
// What draws the list is asked for together with its data.
const loadList = () => import("./outbox-list").then((module) => module.OutboxList);
const OutboxList = late(loadList, { loading });

/** What people were told by mail, or would have been. */
export function Outbox() {
  const { project } = useShell();
  useAlongside(loadList);
  const [{ status, campaign }] = useOutboxFilter();
  const list = useInfiniteQuery(outboxQuery(project.id, { status, campaign }));
  const mail = list.data?.pages[0]?.mail;
  return (
    <SettingsPage>
      <p className="mb-3 max-w-[70ch] text-muted">
        Mails to referrers and their friends, each written once and kept as it went. What is sent, and in which words,
        stands in each campaign under Messages.{" "}
        {mail && !mail.isSet && "No mail server is set here, so mails are written and kept, and none leaves."}
      </p>
      {list.data ? (
        <OutboxList
          messages={list.data.pages.flatMap((page) => page.data)}
          hasMore={list.hasNextPage}
          isLoadingMore={list.isFetchingNextPage}
          onMore={() => void list.fetchNextPage()}
        />
      ) : list.error ? (
        <Card>
          <ErrorState title="The outbox could not be read" error={list.error} onRetry={() => void list.refetch()} />
        </Card>
      ) : (
        loading()
      )}
    </SettingsPage>
  );
}
