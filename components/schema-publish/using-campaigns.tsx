import { Gift } from "lucide-react";
import type { UsingCampaign } from "@/lib/domain/event-schema/event-schema-record";

/** Campaigns that convert on the event: what is rejected converts nobody. */
export function UsingCampaigns({ campaigns }: { campaigns: UsingCampaign[] }) {
  return (
    <div className="flex flex-col gap-1">
      <p className="text-muted">
        {campaigns.length === 1 ? "This campaign converts" : "These campaigns convert"} on it, and on nothing that is
        rejected:
      </p>
      <ul>
        {campaigns.map(({ id, name, status }) => (
          <li key={id} className="flex items-center gap-2">
            <Gift className="size-4 shrink-0 text-faint" strokeWidth={1.75} aria-hidden />
            <bdi className="min-w-0 truncate">{name}</bdi>
            <span className="text-muted">{status}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
