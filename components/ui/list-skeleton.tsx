import { Skeleton } from "./skeleton";

const widths = ["w-32", "w-40", "w-28", "w-36"];

/** A table that is on its way: rows of the height they will have. */
export function ListSkeleton({ label, rows = 10 }: { label: string; rows?: number }) {
  return (
    <div aria-busy="true">
      <p className="sr-only">{label}</p>
      <div className="hidden h-8 border-b border-line md:block" />
      {Array.from({ length: rows }, (_, row) => row).map((row) => (
        <div key={row} className="flex h-16 items-center gap-6 border-b border-line px-4 last:border-b-0 md:h-10">
          <Skeleton className={`h-3 ${widths[row % widths.length]}`} />
          <Skeleton className="hidden h-3 w-40 md:block" />
          <Skeleton className="hidden h-3 flex-1 md:block" />
          <Skeleton className="ml-auto h-3 w-16" />
        </div>
      ))}
    </div>
  );
}
