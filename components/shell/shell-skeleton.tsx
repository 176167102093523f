import { Skeleton } from "@/components/ui/skeleton";

export function ShellSkeleton() {
  return (
    <div className="flex min-h-dvh" aria-busy="true">
      <div className="hidden w-[228px] shrink-0 flex-col gap-2 border-r border-line px-2.5 py-3 md:flex">
        <Skeleton className="h-9" />
        <Skeleton className="h-8" />
        <Skeleton className="mt-4 h-8" />
      </div>
      <main className="flex-1">
        <div className="h-12 border-b border-line" />
        <p className="sr-only">Opening…</p>
      </main>
    </div>
  );
}
