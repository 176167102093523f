"use client";

import { useShell } from "@/components/shell/shell-context";
import { late } from "@/components/ui/late";
import { Skeleton } from "@/components/ui/skeleton";
import { TabLinks } from "@/components/ui/tabs";
import { parseAsStringEnum } from "@/lib/client/address-parser";
import { useQueryState } from "@/lib/client/address-state";
import type { CustomerRecord } from "@/lib/domain/customer-record";
import { customerName } from "@/lib/domain/event/customer-name";
import { CustomerFacts } from "./customer-facts";
import { CustomerTimeline } from "./customer-timeline";

const CustomerFriends = late(() => import("./customer-friends").then((module) => module.CustomerFriends), {
  loading: () => <Skeleton className="h-64 w-full" />,
});
const CustomerWallet = late(() => import("./customer-wallet").then((module) => module.CustomerWallet), {
  loading: () => <Skeleton className="h-64 w-full" />,
});

const tabs = ["timeline", "wallet", "friends"] as const;
type Tab = (typeof tabs)[number];

export function CustomerView({ customer }: { customer: CustomerRecord }) {
  const { project } = useShell();
  const [tab] = useQueryState("tab", parseAsStringEnum(tabs).withDefault("timeline"));
  const base = `/projects/${project.id}/customers/${customer.id}`;
  const hrefOf = (each: Tab) => (each === "timeline" ? base : `${base}?tab=${each}`);
  const counts = { timeline: undefined, wallet: customer.codesCount, friends: customer.friendsCount };
  const labels = { timeline: "Timeline", wallet: "Wallet", friends: "Friends brought" };
  return (
    <>
      <h1 className="mb-4 min-w-0 text-[20px] leading-7 font-semibold tracking-tight break-words">
        <bdi>{customerName(customer)}</bdi>
      </h1>
      <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_356px]">
        <div className="order-2 min-w-0 lg:order-1">
          <TabLinks
            label="Parts of this customer"
            tabs={tabs.map((each) => ({ href: hrefOf(each), label: labels[each], count: counts[each] }))}
            current={hrefOf(tab)}
          />
          <div className="mt-4">
            {tab === "timeline" && <CustomerTimeline customer={customer} />}
            {tab === "wallet" && <CustomerWallet customer={customer} />}
            {tab === "friends" && <CustomerFriends customer={customer} />}
          </div>
        </div>
        <aside aria-label="About this customer" className="order-1 flex min-w-0 flex-col gap-4 lg:order-2">
          <CustomerFacts customer={customer} />
        </aside>
      </div>
    </>
  );
}
