"use client";

import { kindWords } from "@/components/campaign/campaign-kind";
import { stateWords } from "@/components/campaign/state-words";
import { FilterPill } from "@/components/event-log/filter-pill";
import { Button } from "@/components/ui/button";
import { ChoiceList } from "@/components/ui/choice-list";
import { SearchInput } from "@/components/ui/search-input";
import { Select } from "@/components/ui/select";
import type { CampaignListFilter } from "@/lib/client/campaign-queries";
import { campaignKinds, campaignStates } from "@/lib/domain/campaign/kinds";

interface CampaignFiltersProps {
  filter: CampaignListFilter;
  isFiltered: boolean;
  onChange: (next: Partial<CampaignListFilter>) => void;
  onClear: () => void;
}

export function CampaignFilters({ filter, isFiltered, onChange, onClear }: CampaignFiltersProps) {
  return (
    <div className="flex flex-wrap items-center gap-1.5 border-b border-line px-3 py-2.5">
      <SearchInput
        label="Find a campaign"
        placeholder="Name"
        value={filter.q ?? ""}
        onChange={(q) => onChange({ q: q.trim() || null })}
        className="w-full sm:w-64"
      />
      <FilterPill
        label="State"
        value={filter.status && stateWords[filter.status]}
        onClear={() => onChange({ status: null })}
      >
        {(close) => (
          <ChoiceList
            options={campaignStates.map((value) => ({ value, label: stateWords[value] }))}
            chosen={filter.status}
            onChange={(status) => {
              onChange({ status });
              close();
            }}
          />
        )}
      </FilterPill>
      <FilterPill
        label="Kind"
        value={filter.kind && kindWords[filter.kind].word}
        onClear={() => onChange({ kind: null })}
      >
        {(close) => (
          <ChoiceList
            options={campaignKinds.map((value) => ({
              value,
              label: kindWords[value].word,
              means: kindWords[value].means,
            }))}
            chosen={filter.kind}
            onChange={(kind) => {
              onChange({ kind });
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
        onChange={(event) => onChange({ sort: event.target.value === "name" ? "name" : "newest" })}
        className="w-36! sm:ml-auto"
      >
        <option value="newest">Newest first</option>
        <option value="name">By name</option>
      </Select>
    </div>
  );
}
