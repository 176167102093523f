import { Card } from "@/components/ui/card";
import { ListSkeleton } from "@/components/ui/list-skeleton";
import { Skeleton } from "@/components/ui/skeleton";

export function CustomerPageSkeleton() {
  return (
    <div>
      <Skeleton className="mb-4 h-7 w-56" />
      <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_356px]">
        <div>
          <Skeleton className="mb-4 h-9 w-full" />
          <Card>
            <ListSkeleton label="Loading the customer…" rows={8} />
          </Card>
        </div>
        <Card className="hidden h-64 lg:block">{null}</Card>
      </div>
    </div>
  );
}
