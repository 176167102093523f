import { Gift, SearchX } from "lucide-react";
import Link from "next/link";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";

export function NoCampaign({ newHref }: { newHref: string | null }) {
  return (
    <EmptyState icon={Gift} title="No campaign yet">
      <p className="text-muted">
        A referral campaign listens to one of your events: when somebody who came with a customer’s code sends it, both
        get what you set. Make the coupons or cards they get first.
      </p>
      {newHref && (
        <div className="mt-2 flex flex-wrap justify-center gap-2">
          <Button asChild variant="primary">
            <Link href={newHref}>Make a referral campaign</Link>
          </Button>
          <Button asChild>
            <Link href={`${newHref}?kind=coupons`}>Make coupons</Link>
          </Button>
          <Button asChild>
            <Link href={`${newHref}?kind=gift`}>Make gift cards</Link>
          </Button>
        </div>
      )}
    </EmptyState>
  );
}

export function NoMatch({ onClear }: { onClear: () => void }) {
  return (
    <EmptyState icon={SearchX} title="No campaign matches all of these filters">
      <Button onClick={onClear} className="mt-2">
        Show all campaigns
      </Button>
    </EmptyState>
  );
}
