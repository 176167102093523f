import { Skeleton } from "@/components/ui/skeleton";

const rows = Array.from({ length: 8 }, (_, at) => at);
const widths = ["w-36", "w-28", "w-44", "w-32"];

export function SchemaListSkeleton() {
  return (
    <div aria-busy="true">
      <p className="sr-only">Loading event schemas…</p>
      <div className="flex items-center gap-2 border-b border-line p-2.5">
        <Skeleton className="h-8 w-64" />
        <Skeleton className="h-7 w-40" />
      </div>
      {rows.map((row) => (
        <div key={row} className="flex h-17 items-center gap-6 border-b border-line px-4 last:border-b-0 md:h-12">
          <Skeleton className={`h-3 ${widths[row % widths.length]}`} />
          <Skeleton className="ml-auto h-5 w-24 md:ml-0" />
          <Skeleton className="hidden h-6 w-20 md:ml-auto md:block" />
          <Skeleton className="hidden h-3 w-12 md:block" />
          <Skeleton className="hidden h-3 w-16 md:block" />
          <Skeleton className="hidden h-3 w-28 md:block" />
        </div>
      ))}
    </div>
  );
}
