"use client";

import Link from "next/link";
import { Fact, Facts } from "@/components/event-page/facts";
import { useShell } from "@/components/shell/shell-context";
import { TitledCard } from "@/components/ui/card";
import { CopyButton } from "@/components/ui/copy-button";
import { JsonView } from "@/components/ui/json-view";
import { RelativeTime } from "@/components/ui/relative-time";
import { textLink } from "@/components/ui/text-link";
import { customerEventsCountMax } from "@/lib/domain/customer-list";
import type { CustomerRecord } from "@/lib/domain/customer-record";
import { customerName } from "@/lib/domain/event/customer-name";
import { formatMoney } from "@/lib/domain/money";
import { ReferralChip } from "./referral-chip";

const count = new Intl.NumberFormat("en-GB");

export function CustomerFacts({ customer }: { customer: CustomerRecord }) {
  return (
    <>
      <AboutCard customer={customer} />
      <ReferredByCard customer={customer} />
      {Object.keys(customer.metadata).length > 0 && (
        <TitledCard
          title="Metadata"
          actions={<CopyButton text={JSON.stringify(customer.metadata, null, 2)} label="Copy the metadata" />}
        >
          <JsonView value={customer.metadata} label="Metadata" />
        </TitledCard>
      )}
    </>
  );
}

function AboutCard({ customer }: { customer: CustomerRecord }) {
  const { project } = useShell();
  const when = (at: string) => <RelativeTime at={at} timeZone={project.timeZone} className="num" />;
  const { email, phone, sourceId, birthdate, address, description } = customer;
  const events =
    customer.eventsCount > customerEventsCountMax
      ? `more than ${count.format(customerEventsCountMax)}`
      : count.format(customer.eventsCount);
  return (
    <TitledCard title="About" actions={<CopyButton text={customer.id} label="Copy the customer's id" />}>
      <Facts>
        {email && <Fact label="E-mail">{email}</Fact>}
        {customer.unsubscribedAt && <Fact label="Mails">wants none, since {when(customer.unsubscribedAt)}</Fact>}
        {phone && <Fact label="Phone">{phone}</Fact>}
        {sourceId && (
          <Fact label="Your id">
            <span className="mono break-all">{sourceId}</span>
          </Fact>
        )}
        {birthdate && <Fact label="Birthdate">{birthdate}</Fact>}
        {address && <Fact label="Address">{addressLine(address)}</Fact>}
        {description && <Fact label="Note">{description}</Fact>}
        <Fact label="Known since">{when(customer.createdAt)}</Fact>
        <Fact label="Events">
          <span className="num">{events}</span>
          {customer.lastSeenAt && <>, last {when(customer.lastSeenAt)}</>}
        </Fact>
        <Fact label="Friends">
          <span className="num">
            {count.format(customer.friendsCount)} brought, {count.format(customer.friendsQualifiedCount)} converted
          </span>
        </Fact>
        {customer.balanceMinor !== null && (
          <Fact label="Balance">
            <span className="num font-medium">{formatMoney(customer.balanceMinor, project.currency)}</span>
          </Fact>
        )}
      </Facts>
    </TitledCard>
  );
}

function addressLine(address: Record<string, string>): string {
  const { line_1, line_2, postal_code, city, state, country } = address;
  const place = [postal_code, city].filter(Boolean).join(" ");
  return [line_1, line_2, place, state, country].filter(Boolean).join(", ");
}

function ReferredByCard({ customer }: { customer: CustomerRecord }) {
  const { project } = useShell();
  if (customer.referredBy.length === 0) return null;
  return (
    <TitledCard title="Referred by">
      <ul>
        {customer.referredBy.map((referral) => (
          <li key={referral.id} className="border-b border-line px-4 py-3 last:border-b-0">
            <div className="flex items-center gap-2">
              <Link
                href={`/projects/${project.id}/customers/${referral.other.id}`}
                className="min-w-0 truncate rounded-sm font-medium text-accent-text underline-offset-2 hover:underline"
              >
                <bdi>{customerName(referral.other)}</bdi>
              </Link>
              <span className="ml-auto shrink-0">
                <ReferralChip status={referral.status} />
              </span>
            </div>
            <p className="text-[12px] text-muted">
              with <span className="mono">{referral.code}</span>, <bdi>{referral.campaign.name}</bdi>
              {referral.eventId && (
                <>
                  {" · "}
                  <Link href={`/projects/${project.id}/events/${referral.eventId}`} className={textLink}>
                    ask why
                  </Link>
                </>
              )}
            </p>
          </li>
        ))}
      </ul>
    </TitledCard>
  );
}
