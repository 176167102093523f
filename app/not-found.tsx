import { SearchX } from "lucide-react";
import Link from "next/link";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";

export default function NotFound() {
  return (
    <main className="grid min-h-dvh place-items-center">
      <EmptyState icon={SearchX} title="There is no such page">
        <Button asChild className="mt-2">
          <Link href="/">To your project</Link>
        </Button>
      </EmptyState>
    </main>
  );
}
