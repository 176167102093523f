import { Card } from "@/components/ui/card";
import { Skeleton } from "@/components/ui/skeleton";

export function OverviewSkeleton() {
  return (
    <div role="status" aria-label="Loading the overview" className="flex flex-col gap-3">
      <div className="grid grid-cols-2 gap-3 lg:grid-cols-4">
        {["events", "rejected", "referrals", "cost"].map((each) => (
          <Card key={each} className="px-4 pt-3.5 pb-3">
            <Skeleton className="h-4 w-28" />
            <Skeleton className="mt-2 h-7 w-24" />
            <Skeleton className="mt-2 h-4 w-36 max-w-full" />
          </Card>
        ))}
      </div>
      <div className="grid gap-3 lg:grid-cols-[minmax(0,1.82fr)_minmax(0,1fr)]">
        <Card className="h-[309px] p-4">
          <Skeleton className="h-full w-full" />
        </Card>
        <Card className="h-[309px] p-4">
          <Skeleton className="h-4 w-48" />
          <Skeleton className="mt-3 h-4 w-56" />
        </Card>
      </div>
    </div>
  );
}
