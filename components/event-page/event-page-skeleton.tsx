import { Card } from "@/components/ui/card";
import { Skeleton } from "@/components/ui/skeleton";

const steps = [0, 1, 2, 3, 4];

export function EventPageSkeleton() {
  return (
    <div aria-busy="true" className="@container">
      <p className="sr-only">Loading the event…</p>
      <Skeleton className="mb-4 h-7 w-72" />
      <Card className="mb-4 flex h-[78px] items-center gap-8 p-4">
        <Skeleton className="h-9 w-24" />
        <Skeleton className="h-9 w-24" />
        <Skeleton className="hidden h-9 w-24 @min-[480px]:block" />
        <Skeleton className="ml-auto hidden h-9 w-56 @min-[740px]:block" />
      </Card>
      <div className="grid items-start gap-4 @min-[740px]:grid-cols-[minmax(0,1fr)_356px]">
        <Card className="flex flex-col gap-6 p-5">
          {steps.map((step) => (
            <div key={step} className="flex gap-3">
              <Skeleton className="size-6 shrink-0 rounded-full" />
              <div className="flex flex-1 flex-col gap-2 pt-1">
                <Skeleton className="h-3.5 w-40" />
                <Skeleton className="h-3 w-4/5" />
              </div>
            </div>
          ))}
        </Card>
        <Card className="h-56">{null}</Card>
      </div>
    </div>
  );
}
