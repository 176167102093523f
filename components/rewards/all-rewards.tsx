"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { Download, Gift } from "lucide-react";
import { useId } from "react";
import { PageList } from "@/components/campaign-page/page-list";
import { useShell } from "@/components/shell/shell-context";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { Input } from "@/components/ui/input";
import { SearchInput } from "@/components/ui/search-input";
import { Select } from "@/components/ui/select";
import { parseAsBoolean, parseAsDay, parseAsString, parseAsStringEnum } from "@/lib/client/address-parser";
import { useQueryStates } from "@/lib/client/address-state";
import { downloadRewards, type RewardListFilter, rewardsQuery } from "@/lib/client/reward-queries";
import { toast } from "@/lib/client/toast";
import { rewardKinds, rewardStatuses } from "@/lib/domain/campaign/kinds";
import { sides } from "@/lib/domain/decision";
import { CampaignSelect } from "./campaign-select";
import { RewardTable } from "./reward-table";

const parsers = {
  status: parseAsStringEnum(rewardStatuses),
  campaign: parseAsString,
  side: parseAsStringEnum(sides),
  kind: parseAsStringEnum(rewardKinds),
  customer: parseAsString,
  byHand: parseAsBoolean,
  fromDay: parseAsDay,
  toDay: parseAsDay,
};

/** Every reward, narrowed by what the address says, and as a file. */
export function AllRewards() {
  const { project } = useShell();
  const [filter, setFilter] = useQueryStates(parsers, { history: "push" });
  const list = useInfiniteQuery(rewardsQuery(project.id, filter));
  const isFiltered = Object.values(filter).some((value) => value !== null);
  return (
    <Card>
      <RewardFilters filter={filter} onChange={setFilter} />
      <PageList
        what="rewards"
        list={list}
        empty={
          <EmptyState icon={Gift} title={isFiltered ? "No reward matches this" : "Nothing was given yet"}>
            {isFiltered ? (
              <Button onClick={() => setFilter(null)}>Clear the filters</Button>
            ) : (
              <p className="text-muted">Rewards appear here with the first friend who converts.</p>
            )}
          </EmptyState>
        }
      >
        {(rewards) => <RewardTable rewards={rewards} />}
      </PageList>
    </Card>
  );
}

const statusLabels: Record<(typeof rewardStatuses)[number], string> = {
  pending: "Due later",
  held: "In review",
  awaiting_stock: "Waiting for a code",
  issued: "Given",
  delivered: "Delivered",
  void: "Not given",
  reversed: "Taken back",
};
const kindLabels: Record<(typeof rewardKinds)[number], string> = {
  coupon: "Coupons",
  credits: "Credits",
  points: "Points",
  material: "Handed over",
  webhook: "By webhook",
};
const sideLabels = { referrer: "Referrers", referee: "Friends" };

interface RewardFiltersProps {
  filter: RewardListFilter;
  onChange: (change: Partial<RewardListFilter>) => void;
}

function RewardFilters({ filter, onChange }: RewardFiltersProps) {
  const { project } = useShell();
  const takeOut = () => {
    const id = toast.loading("Writing the file…");
    return downloadRewards(project.id, filter).then(
      () => toast.success("The file is downloaded", { id }),
      (error: Error) => toast.error("The file could not be written", { id, description: error.message }),
    );
  };
  return (
    <div className="grid grid-cols-2 gap-2 border-b border-line px-3 py-2.5 sm:flex sm:flex-wrap sm:items-center">
      <SearchInput
        label="Find rewards of a person"
        placeholder="Whole e-mail or customer id"
        value={filter.customer ?? ""}
        onChange={(customer) => onChange({ customer: customer.trim() || null })}
        className="col-span-2 sm:w-64"
      />
      <Choice
        label="State"
        any="Any state"
        labels={statusLabels}
        value={filter.status}
        onChange={(status) => onChange({ status })}
      />
      <CampaignSelect value={filter.campaign} onChange={(campaign) => onChange({ campaign })} />
      <Choice
        label="Side"
        any="Both sides"
        labels={sideLabels}
        value={filter.side}
        onChange={(side) => onChange({ side })}
      />
      <Choice
        label="Kind"
        any="Every kind"
        labels={kindLabels}
        value={filter.kind}
        onChange={(kind) => onChange({ kind })}
      />
      <Choice
        label="Given how"
        any="By rule or hand"
        labels={{ false: "By the rules", true: "By hand" }}
        value={filter.byHand === null ? null : filter.byHand ? "true" : "false"}
        onChange={(how) => onChange({ byHand: how === null ? null : how === "true" })}
      />
      <Day label="Earned from" value={filter.fromDay} onChange={(fromDay) => onChange({ fromDay })} />
      <Day label="Earned until" value={filter.toDay} onChange={(toDay) => onChange({ toDay })} />
      <Button variant="ghost" onClick={takeOut} className="ml-auto max-sm:col-span-2">
        <Download className="size-3.5" strokeWidth={1.75} aria-hidden />
        Export CSV
      </Button>
    </div>
  );
}

interface ChoiceProps<Value extends string> {
  label: string;
  any: string;
  labels: Record<Value, string>;
  value: Value | null;
  onChange: (value: Value | null) => void;
}

function Choice<Value extends string>({ label, any, labels, value, onChange }: ChoiceProps<Value>) {
  const values = Object.keys(labels) as Value[];
  return (
    <Select
      aria-label={label}
      className="sm:w-38"
      value={value ?? ""}
      onChange={({ target }) => onChange(values.find((each) => each === target.value) ?? null)}
    >
      <option value="">{any}</option>
      {values.map((each) => (
        <option key={each} value={each}>
          {labels[each]}
        </option>
      ))}
    </Select>
  );
}

interface DayProps {
  label: string;
  value: string | null;
  onChange: (day: string | null) => void;
}

function Day({ label, value, onChange }: DayProps) {
  const id = useId();
  return (
    <div className="flex min-w-0 flex-col gap-0.5 sm:flex-row sm:items-center sm:gap-1.5">
      <label htmlFor={id} className="whitespace-nowrap text-[12.5px] text-muted">
        {label}
      </label>
      <Input
        id={id}
        type="date"
        className="sm:w-36"
        value={value ?? ""}
        onChange={({ target }) => onChange(target.value || null)}
      />
    </div>
  );
}
