"use client";

import { FilterPill } from "@/components/event-log/filter-pill";
import { Button } from "@/components/ui/button";
import { ChoiceList } from "@/components/ui/choice-list";
import { SearchInput } from "@/components/ui/search-input";
import { Select } from "@/components/ui/select";
import type { CustomerListFilter } from "@/lib/client/customer-queries";
import { type RecentSpan, recentSpans } from "@/lib/client/event-queries";
import { type CustomerRole, customerRoles } from "@/lib/domain/customer-list";

const roleWords: Record<CustomerRole, { label: string; means: string }> = {
  referrer: { label: "Brought friends", means: "Somebody came with one of their codes" },
  referee: { label: "Came with a code", means: "A friend referred them" },
};

const spanWords: Record<RecentSpan, string> = {
  "1h": "the last hour",
  "24h": "the last 24 hours",
  "7d": "the last 7 days",
  "30d": "the last 30 days",
};

interface CustomerFiltersProps {
  filter: CustomerListFilter;
  isFiltered: boolean;
  onChange: (next: Partial<CustomerListFilter>) => void;
  onClear: () => void;
}

export function CustomerFilters({ filter, isFiltered, onChange, onClear }: CustomerFiltersProps) {
  return (
    <div className="flex flex-wrap items-center gap-1.5 border-b border-line px-3 py-2.5">
      <SearchInput
        label="Find a customer"
        placeholder="Name, e-mail or your own id"
        value={filter.q ?? ""}
        onChange={(q) => onChange({ q: q.trim() || null })}
        className="w-full sm:w-72"
      />
      <FilterPill
        label="Referrals"
        value={filter.role && roleWords[filter.role].label}
        onClear={() => onChange({ role: null })}
      >
        {(close) => (
          <ChoiceList
            options={customerRoles.map((role) => ({ value: role, ...roleWords[role] }))}
            chosen={filter.role}
            onChange={(role) => {
              onChange({ role });
              close();
            }}
          />
        )}
      </FilterPill>
      <FilterPill
        label="Known since"
        value={filter.within && spanWords[filter.within]}
        onClear={() => onChange({ within: null })}
      >
        {(close) => (
          <ChoiceList
            options={(Object.keys(recentSpans) as RecentSpan[]).map((span) => ({
              value: span,
              label: `New in ${spanWords[span]}`,
            }))}
            chosen={filter.within}
            onChange={(within) => {
              onChange({ within });
              close();
            }}
          />
        )}
      </FilterPill>
      {isFiltered && (
        <Button variant="ghost" small onClick={onClear}>
          Clear
        </Button>
      )}
      <Select
        aria-label="Order"
        value={filter.sort}
        onChange={(event) => onChange({ sort: event.target.value === "oldest" ? "oldest" : "newest" })}
        className="w-36! sm:ml-auto"
      >
        <option value="newest">Newest first</option>
        <option value="oldest">Oldest first</option>
      </Select>
    </div>
  );
}
