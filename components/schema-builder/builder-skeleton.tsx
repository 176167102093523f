import { Card } from "@/components/ui/card";
import { Skeleton } from "@/components/ui/skeleton";

const rows = ["a", "b", "c", "d", "e"];

export function BuilderSkeleton() {
  return (
    <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_356px]" aria-busy>
      <div className="flex flex-col gap-4">
        <div className="flex flex-col gap-2">
          <Skeleton className="h-7 w-60" />
          <Skeleton className="h-4 w-96 max-w-full" />
        </div>
        <Card>
          {rows.map((row) => (
            <div key={row} className="flex h-10 items-center gap-6 border-b border-line px-4 last:border-b-0">
              <Skeleton className="h-4 w-32" />
              <Skeleton className="h-4 w-16" />
              <Skeleton className="h-4 w-20 max-sm:hidden" />
              <Skeleton className="ml-auto h-4 w-24 max-sm:hidden" />
            </div>
          ))}
        </Card>
      </div>
      <Card className="h-72 max-lg:hidden">{null}</Card>
    </div>
  );
}
