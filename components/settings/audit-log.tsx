"use client";

import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { ScrollText } from "lucide-react";
import { useShell } from "@/components/shell/shell-context";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { late } from "@/components/ui/late";
import { LoadMore } from "@/components/ui/load-more";
import { Select } from "@/components/ui/select";
import { Skeleton } from "@/components/ui/skeleton";
import { useAlongside } from "@/components/ui/use-alongside";
import { parseAsString } from "@/lib/client/address-parser";
import { useQueryStates } from "@/lib/client/address-state";
import { auditQuery, membersQuery } from "@/lib/client/settings-queries";
import type { AuditKind } from "@/lib/domain/audit-action";
import { SettingsPage } from "./settings-page";

// A sentence for each action there is: nothing to say before the entries are there.
const loadAuditRow = () => import("./audit-row").then((module) => module.AuditRow);
const AuditRow = late(loadAuditRow, { loading: () => <Skeleton className="m-3 h-4" /> });

const kinds: Record<AuditKind, string> = {
  api_key: "API keys",
  campaign: "Campaigns",
  code: "Codes",
  customer: "Customers",
  event_schema: "Event schemas",
  event: "Events",
  invitation: "Invitations",
  member: "Members",
  project: "Project",
  publication: "Publications",
  referral: "Referrals",
  reward: "Rewards",
  rejected_event: "Rejected events",
  user: "Sign-ins",
  webhook_endpoint: "Webhooks",
};

export function AuditLog() {
  const { project } = useShell();
  useAlongside(loadAuditRow);
  const [filter, setFilter] = useQueryStates({ actor: parseAsString, resourceKind: parseAsString });
  const members = useQuery(membersQuery(project.id));
  const { data, error, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } = useInfiniteQuery(
    auditQuery(project.id, filter),
  );
  const entries = data?.pages.flatMap((page) => page.data);
  const isFiltered = Boolean(filter.actor || filter.resourceKind);
  return (
    <SettingsPage>
      <div className="mb-3 flex flex-wrap gap-2">
        <Select
          aria-label="Who"
          className="sm:w-52"
          value={filter.actor ?? ""}
          onChange={(event) => void setFilter({ actor: event.target.value || null })}
        >
          <option value="">Everybody</option>
          {members.data?.data.map((member) => (
            <option key={member.id} value={member.id}>
              {member.name}
            </option>
          ))}
        </Select>
        <Select
          aria-label="What kind of thing"
          className="sm:w-52"
          value={filter.resourceKind ?? ""}
          onChange={(event) => void setFilter({ resourceKind: event.target.value || null })}
        >
          <option value="">Everything</option>
          {Object.entries(kinds).map(([kind, label]) => (
            <option key={kind} value={kind}>
              {label}
            </option>
          ))}
        </Select>
      </div>
      <Card>
        {entries?.length === 0 ? (
          <EmptyState icon={ScrollText} title={isFiltered ? "No such change" : "Nothing has been changed yet"}>
            {isFiltered ? (
              <Button onClick={() => void setFilter(null)}>Clear the filters</Button>
            ) : (
              <p className="text-muted">Every change of schemas, campaigns, keys and people is kept here for good.</p>
            )}
          </EmptyState>
        ) : entries ? (
          <ul aria-label="Audit log">
            {entries.map((entry) => (
              <AuditRow key={entry.id} entry={entry} />
            ))}
          </ul>
        ) : error ? (
          <ErrorState title="The audit log could not be read" error={error} onRetry={() => void refetch()} />
        ) : (
          <div aria-busy="true" className="flex flex-col gap-4 p-4">
            {["w-72", "w-64", "w-80", "w-60", "w-72 "].map((width) => (
              <Skeleton key={width} className={`h-4 max-w-full ${width}`} />
            ))}
          </div>
        )}
        <LoadMore hasMore={hasNextPage} isLoading={isFetchingNextPage} onLoad={() => void fetchNextPage()} />
      </Card>
    </SettingsPage>
  );
}
