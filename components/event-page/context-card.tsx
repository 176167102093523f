import { TitledCard } from "@/components/ui/card";
import type { EventRecord } from "@/lib/domain/event/event-record";
import { Fact, Facts } from "./facts";

const labels: Record<string, string> = {
  ip: "Address",
  user_agent: "Browser",
  device_id: "Device",
  sender_ip: "Server’s address",
  sender_user_agent: "Server’s program",
};

/** Where it came from, as the sender said. */
export function ContextCard({ event }: { event: EventRecord }) {
  const entries = Object.entries(event.context ?? {}).filter(([, value]) => value !== null && value !== "");
  if (entries.length === 0) return null;
  return (
    <TitledCard title="Sent from">
      <Facts>
        {entries.map(([key, value]) => (
          <Fact key={key} label={labels[key] ?? key.replaceAll("_", " ")}>
            <span className="mono">{typeof value === "string" ? value : JSON.stringify(value)}</span>
          </Fact>
        ))}
      </Facts>
    </TitledCard>
  );
}
