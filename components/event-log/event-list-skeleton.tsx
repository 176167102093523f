import { Skeleton } from "@/components/ui/skeleton";

const rows = Array.from({ length: 12 }, (_, at) => at);
const widths = ["w-32", "w-40", "w-28", "w-36"];

export function EventListSkeleton() {
  return (
    <div aria-busy="true">
      <p className="sr-only">Loading events…</p>
      <div className="hidden h-8 border-b border-line md:block" />
      {rows.map((row) => (
        <div key={row} className="flex h-16 items-center gap-6 border-b border-line px-4 last:border-b-0 md:h-10">
          <Skeleton className={`h-3 ${widths[row % widths.length]}`} />
          <Skeleton className="hidden h-3 w-28 md:block" />
          <Skeleton className="hidden h-5 w-20 md:block" />
          <Skeleton className="hidden h-3 flex-1 md:block" />
          <Skeleton className="ml-auto h-3 w-16" />
        </div>
      ))}
    </div>
  );
}
