"use client";

import { Activity } from "lucide-react";
import { useSyncExternalStore } from "react";
import { CopyButton } from "@/components/ui/copy-button";
import { EmptyState } from "@/components/ui/empty-state";

const never = () => () => undefined;

/** The first step, ready to be pasted. */
export function FirstEvent({ eventName }: { eventName: string | null }) {
  const origin = useSyncExternalStore(
    never,
    () => window.location.origin,
    () => "",
  );
  const command = curl(origin, eventName ?? "signed_up");
  return (
    <EmptyState icon={Activity} title="No events yet">
      <p className="text-muted">
        Send the first one from your server, with the id and token of a server key. It appears here within seconds.
      </p>
      <div className="relative mt-3 w-full min-w-0 rounded-md border border-line bg-canvas text-left">
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
        <pre tabIndex={0} className="overflow-x-auto p-3 pr-12 font-mono text-[12px] leading-5">
          {command}
        </pre>
        <CopyButton text={command} label="Copy the command" className="absolute top-1 right-1" />
      </div>
      {!eventName && (
        <p className="text-[12px] text-muted">
          An event is taken once its name is defined. Until then it is kept among the rejected ones.
        </p>
      )}
    </EmptyState>
  );
}

function curl(origin: string, event: string): string {
  return `curl ${origin}/v1/events \\
  -H "X-App-Id: $GOODWORD_APP_ID" \\
  -H "X-App-Token: $GOODWORD_APP_TOKEN" \\
  -H "Content-Type: application/json" \\
  -d '${JSON.stringify({ event, customer: { source_id: "customer-1" } })}'`;
}
