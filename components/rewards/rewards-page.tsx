"use client";

import { useQuery } from "@tanstack/react-query";
import { Search } from "lucide-react";
import Link from "next/link";
import { PageBody, PageHeader } from "@/components/shell/page-header";
import { useShell } from "@/components/shell/shell-context";
import { Button } from "@/components/ui/button";
import { late } from "@/components/ui/late";
import { ListSkeleton } from "@/components/ui/list-skeleton";
import { TabLinks } from "@/components/ui/tabs";
import { parseAsBoolean, parseAsStringEnum } from "@/lib/client/address-parser";
import { useQueryState } from "@/lib/client/address-state";
import { rewardCountsQuery } from "@/lib/client/reward-counts";

const loading = () => <ListSkeleton label="Loading rewards…" rows={6} />;
const HeldList = late(() => import("./held-list").then((module) => module.HeldList), { loading });
const WaitingList = late(() => import("./waiting-list").then((module) => module.WaitingList), { loading });
const AllRewards = late(() => import("./all-rewards").then((module) => module.AllRewards), { loading });

const views = ["held", "stock", "hand", "all"] as const;
type View = (typeof views)[number];

const labels: Record<View, string> = {
  held: "In review",
  stock: "Waiting for a code",
  hand: "To hand over",
  all: "All rewards",
};

/** Rewards of every campaign: those that wait for somebody first. */
export function RewardsPage() {
  const { project } = useShell();
  const [view] = useQueryState("view", parseAsStringEnum(views).withDefault("held"));
  const { data: counts } = useQuery(rewardCountsQuery(project.id));
  const base = `/projects/${project.id}/rewards`;
  const hrefOf = (each: View) => (each === "held" ? base : `${base}?view=${each}`);
  const [isByHand] = useQueryState("byHand", parseAsBoolean);
  const byHandHref = `${base}?view=all&byHand=true`;
  const countOf: Record<View, number | undefined> = {
    held: counts?.held,
    stock: counts?.awaitingStock,
    hand: counts?.toHandOver,
    all: undefined,
  };
  return (
    <>
      <PageHeader crumbs={[{ label: "Rewards" }]}>
        <Button asChild>
          <Link href={`${base}/find`}>
            <Search className="size-3.5" strokeWidth={1.75} aria-hidden />
            Where is my reward?
          </Link>
        </Button>
      </PageHeader>
      <PageBody>
        <h1 className="sr-only">Rewards</h1>
        <TabLinks
          label="Rewards by what they wait for"
          tabs={[
            ...views.map((each) => ({ href: hrefOf(each), label: labels[each], count: countOf[each] })),
            { href: byHandHref, label: "Given by hand", count: counts?.byHand },
          ]}
          current={view === "all" && isByHand ? byHandHref : hrefOf(view)}
        />
        <div className="mt-4">
          {view === "held" && <HeldList />}
          {view === "stock" && <WaitingList key="stock" what="stock" />}
          {view === "hand" && <WaitingList key="hand" what="hand" />}
          {view === "all" && <AllRewards />}
        </div>
      </PageBody>
    </>
  );
}
