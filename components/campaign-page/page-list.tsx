import type { UseInfiniteQueryResult } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { ErrorState } from "@/components/ui/error-state";
import { ListSkeleton } from "@/components/ui/list-skeleton";
import { LoadMore } from "@/components/ui/load-more";

interface PageListProps<Item> {
  /** What the list is of: "referrals". */
  what: string;
  list: UseInfiniteQueryResult<{ pages: { data: Item[] }[] }>;
  empty: ReactNode;
  children: (items: Item[]) => ReactNode;
}

/** A list that is read page by page, in each of its states. */
export function PageList<Item>({ what, list, empty, children }: PageListProps<Item>) {
  const items = list.data?.pages.flatMap((page) => page.data);
  if (list.error && !items) {
    return (
      <ErrorState title={`The ${what} could not be loaded`} error={list.error} onRetry={() => void list.refetch()} />
    );
  }
  if (!items) return <ListSkeleton label={`Loading ${what}…`} rows={6} />;
  if (items.length === 0) return empty;
  return (
    <>
      {children(items)}
      <LoadMore
        hasMore={list.hasNextPage}
        isLoading={list.isFetchingNextPage}
        onLoad={() => void list.fetchNextPage()}
      />
    </>
  );
}
