"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { PackageCheck, Ticket } from "lucide-react";
import { useState } from "react";
import { PageList } from "@/components/campaign-page/page-list";
import { useShell } from "@/components/shell/shell-context";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { parseAsString } from "@/lib/client/address-parser";
import { useQueryState } from "@/lib/client/address-state";
import { type RewardListFilter, rewardsQuery } from "@/lib/client/reward-queries";
import type { RewardItem } from "@/lib/domain/campaign/reward-record";
import { rewardWords } from "@/lib/domain/campaign/reward-words";
import { customerName } from "@/lib/domain/event/customer-name";
import { roleMay } from "@/lib/domain/permission";
import { CampaignSelect } from "./campaign-select";
import { JudgeDialog } from "./judge-dialog";
import { RewardTable } from "./reward-table";
import { SelectionBar } from "./selection-bar";
import { useSelection } from "./use-selection";

const unset = { side: null, customer: null, byHand: null, fromDay: null, toDay: null };
const filters: Record<"stock" | "hand", Pick<RewardListFilter, "status" | "kind">> = {
  stock: { status: "awaiting_stock", kind: null },
  hand: { status: "issued", kind: "material" },
};
const words = {
  stock: {
    icon: Ticket,
    title: "No reward waits for a code",
    means:
      "When a campaign has no codes left, whoever is owed one waits here and is paid first, without anybody asking.",
  },
  hand: {
    icon: PackageCheck,
    title: "Nothing is left to hand over",
    means: "Rewards that a person sends, such as a mug, stand here until somebody notes that they are on their way.",
  },
};

/** Rewards that wait for stock, or for somebody to hand them over. */
export function WaitingList({ what }: { what: "stock" | "hand" }) {
  const { project } = useShell();
  const [campaign, setCampaign] = useQueryState("campaign", parseAsString, { history: "push" });
  const list = useInfiniteQuery(rewardsQuery(project.id, { ...unset, ...filters[what], campaign }));
  const { icon, title, means } = words[what];
  return (
    <Card>
      <div className="flex flex-wrap items-center gap-2 border-b border-line px-3 py-2.5">
        <CampaignSelect value={campaign} onChange={setCampaign} />
      </div>
      <PageList
        what="rewards"
        list={list}
        empty={
          <EmptyState icon={icon} title={campaign ? "None of this campaign" : title}>
            {campaign ? (
              <Button onClick={() => setCampaign(null)}>All campaigns</Button>
            ) : (
              <p className="text-muted">{means}</p>
            )}
          </EmptyState>
        }
      >
        {(rewards) => (what === "hand" ? <HandOver rewards={rewards} /> : <RewardTable rewards={rewards} />)}
      </PageList>
    </Card>
  );
}

function HandOver({ rewards }: { rewards: RewardItem[] }) {
  const { project } = useShell();
  const mayDeliver = roleMay(project.role, "campaigns:write");
  const selection = useSelection(rewards.map(({ id }) => id));
  const [isAsking, setAsking] = useState(false);
  if (!mayDeliver) return <RewardTable rewards={rewards} />;
  return (
    <>
      <SelectionBar
        what="rewards to hand over"
        selection={selection}
        actions={[{ label: "Mark as delivered…", onClick: () => setAsking(true) }]}
      />
      <RewardTable rewards={rewards} selection={selection} />
      <JudgeDialog
        open={isAsking}
        verb="deliver"
        rewards={rewards
          .filter(({ id }) => selection.has(id))
          .map((reward) => ({ id: reward.id, words: `${rewardWords(reward)} for ${customerName(reward.recipient)}` }))}
        onOpenChange={setAsking}
        onDone={selection.clear}
      />
    </>
  );
}
