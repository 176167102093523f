"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { ShieldCheck } from "lucide-react";
import { type KeyboardEvent, useRef, useState } from "react";
import { PageList } from "@/components/campaign-page/page-list";
import { useShell } from "@/components/shell/shell-context";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { Segmented } from "@/components/ui/segmented";
import { Select } from "@/components/ui/select";
import { useRowKeys } from "@/components/ui/use-row-keys";
import { parseAsString, parseAsStringEnum } from "@/lib/client/address-parser";
import { useQueryStates } from "@/lib/client/address-state";
import { type HeldFilter, heldRewardsQuery, type JudgeVerb } from "@/lib/client/reward-queries";
import { fraudSignals } from "@/lib/domain/campaign/kinds";
import type { HeldReward } from "@/lib/domain/campaign/reward-review";
import { signalNames } from "@/lib/domain/campaign/signal-names";
import { sides } from "@/lib/domain/decision";
import { roleMay } from "@/lib/domain/permission";
import { CampaignSelect } from "./campaign-select";
import { HeldReferral, heldWords } from "./held-referral";
import { JudgeDialog } from "./judge-dialog";
import { SelectionBar } from "./selection-bar";
import { useSelection } from "./use-selection";

const parsers = {
  campaign: parseAsString,
  signal: parseAsStringEnum(fraudSignals),
  side: parseAsStringEnum(sides),
};

/** What waits for a person: why, and both sides of it, each judged alone. */
export function HeldList() {
  const { project } = useShell();
  const [filter, setFilter] = useQueryStates(parsers, { history: "push" });
  const list = useInfiniteQuery(heldRewardsQuery(project.id, filter));
  const isFiltered = Boolean(filter.campaign ?? filter.signal ?? filter.side);
  return (
    <Card>
      <HeldFilters filter={filter} onChange={setFilter} />
      <PageList
        what="held rewards"
        list={list}
        empty={
          <EmptyState
            icon={ShieldCheck}
            title={isFiltered ? "No held reward matches this" : "Nothing waits for your judgement"}
          >
            {isFiltered ? (
              <Button onClick={() => setFilter(null)}>Clear the filters</Button>
            ) : (
              <p className="text-muted">
                When a friend and the one who invited them look like one person, what they would get waits here until
                somebody has looked. Each campaign’s settings say which signs hold a reward.
              </p>
            )}
          </EmptyState>
        }
      >
        {(rewards) => <HeldReferrals rewards={rewards} />}
      </PageList>
    </Card>
  );
}

interface HeldFiltersProps {
  filter: HeldFilter;
  onChange: (change: Partial<HeldFilter>) => void;
}

function HeldFilters({ filter, onChange }: HeldFiltersProps) {
  return (
    <div className="flex flex-wrap items-center gap-2 border-b border-line px-3 py-2.5">
      <CampaignSelect value={filter.campaign} onChange={(campaign) => onChange({ campaign })} />
      <Select
        aria-label="Sign of fraud"
        className="sm:w-52"
        value={filter.signal ?? ""}
        onChange={({ target }) => onChange({ signal: fraudSignals.find((each) => each === target.value) ?? null })}
      >
        <option value="">Whatever sign</option>
        {fraudSignals.map((signal) => (
          <option key={signal} value={signal}>
            {signalNames[signal]}
          </option>
        ))}
      </Select>
      <Segmented
        label="Side"
        value={filter.side ?? "all"}
        onChange={(next) => onChange({ side: next === "all" ? null : next })}
        options={[
          { value: "all", label: "Both" },
          { value: "referrer", label: "Referrers" },
          { value: "referee", label: "Friends" },
        ]}
      />
    </div>
  );
}

const verbKeys: Record<string, JudgeVerb> = { a: "approve", r: "refuse" };

function HeldReferrals({ rewards }: { rewards: HeldReward[] }) {
  const { project } = useShell();
  const mayJudge = roleMay(project.role, "campaigns:write");
  const region = useRef<HTMLDivElement>(null);
  const ids = rewards.map(({ id }) => id);
  const keys = useRowKeys(region, ids);
  const selection = useSelection(ids);
  const [asked, setAsked] = useState<{ verb: JudgeVerb; ids: string[] } | null>(null);
  const judged = rewards
    .filter(({ id }) => asked?.ids.includes(id))
    .map((reward) => ({ id: reward.id, words: heldWords(reward) }));
  const referrals = [...new Set(rewards.map(({ referralId }) => referralId))];

  function onKeyDown(event: KeyboardEvent) {
    keys.onKeyDown(event);
    const verb = verbKeys[event.key];
    const row = event.target instanceof HTMLElement ? event.target.getAttribute("data-row") : null;
    if (!verb || !row || !mayJudge || event.metaKey || event.ctrlKey || event.altKey) return;
    event.preventDefault();
    setAsked({ verb, ids: selection.chosen.length > 0 ? selection.chosen : [row] });
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the rows within take the focus, and the keys come up from them
    <div ref={region} onKeyDown={onKeyDown} onFocus={keys.onFocus}>
      {mayJudge && (
        <SelectionBar
          what="held rewards"
          selection={selection}
          hint="J and K move, space selects, A approves, R refuses"
          actions={[
            { label: "Approve…", onClick: () => setAsked({ verb: "approve", ids: selection.chosen }) },
            { label: "Refuse…", onClick: () => setAsked({ verb: "refuse", ids: selection.chosen }) },
          ]}
        />
      )}
      <ul aria-label="Held rewards">
        {referrals.map((id) => (
          <HeldReferral
            key={id}
            rewards={rewards.filter(({ referralId }) => referralId === id)}
            mayJudge={mayJudge}
            selection={selection}
            isTabStop={keys.isTabStop}
            onJudge={(verb, reward) => setAsked({ verb, ids: [reward] })}
          />
        ))}
      </ul>
      <JudgeDialog
        open={asked !== null}
        verb={asked?.verb ?? "approve"}
        rewards={judged}
        onOpenChange={(open) => !open && setAsked(null)}
        onDone={selection.clear}
      />
    </div>
  );
}
