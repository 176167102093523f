import { Card } from "@/components/ui/card";
import { Skeleton } from "@/components/ui/skeleton";

const rows = [0, 1, 2, 3, 4, 5];

export function ProblemListSkeleton() {
  return (
    <div aria-busy="true">
      <p className="sr-only">Loading rejected events…</p>
      <div className="hidden h-8 border-b border-line md:block" />
      {rows.map((row) => (
        <div key={row} className="flex h-16 items-center gap-6 border-b border-line px-4 last:border-b-0 md:h-[52px]">
          <div className="flex flex-1 flex-col gap-1.5">
            <Skeleton className="h-3 w-4/5 max-w-96" />
            <Skeleton className="h-3 w-36" />
          </div>
          <Skeleton className="hidden h-5 w-24 md:block" />
          <Skeleton className="h-3 w-12" />
        </div>
      ))}
    </div>
  );
}

export function ProblemPageSkeleton() {
  return (
    <div aria-busy="true">
      <p className="sr-only">Loading…</p>
      <Skeleton className="mb-2 h-7 w-3/5" />
      <Skeleton className="mb-4 h-4 w-72" />
      <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_356px]">
        <Card className="h-96">{null}</Card>
        <Card className="h-64">{null}</Card>
      </div>
    </div>
  );
}
