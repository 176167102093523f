import Link from "next/link";
import { TitledCard } from "@/components/ui/card";
import { CopyButton } from "@/components/ui/copy-button";
import { textLink } from "@/components/ui/text-link";
import { customerName } from "@/lib/domain/event/customer-name";
import type { EventRecord } from "@/lib/domain/event/event-record";
import { dateWords } from "@/lib/domain/time-words";
import { Fact, Facts } from "./facts";

export function CustomerCard({ event, project }: { event: EventRecord; project: string }) {
  const { customer } = event;
  return (
    <TitledCard title="Customer" actions={<CopyButton text={customer.id} label="Copy the customer's id" />}>
      <Facts>
        <Fact label="Name">
          {customer.deleted ? (
            "Deleted"
          ) : (
            <Link href={`/projects/${project}/customers/${customer.id}`} className={textLink}>
              <bdi>{customerName(customer)}</bdi>
            </Link>
          )}
        </Fact>
        {customer.email && <Fact label="E-mail">{customer.email}</Fact>}
        {customer.phone && <Fact label="Phone">{customer.phone}</Fact>}
        {customer.sourceId && (
          <Fact label="Your id">
            <span className="mono">{customer.sourceId}</span>
          </Fact>
        )}
        <Fact label="Known since">
          {dateWords(new Date(customer.createdAt), new Date(event.receivedAt), event.timeZone)}
        </Fact>
      </Facts>
      <div className="border-t border-line px-4 py-2.5">
        <Link href={`/projects/${project}/events?customer=${customer.id}`} className={textLink}>
          All events of this customer
        </Link>
      </div>
    </TitledCard>
  );
}
