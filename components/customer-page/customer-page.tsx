"use client";

import { useQuery } from "@tanstack/react-query";
import { UserRoundX } from "lucide-react";
import dynamic from "next/dynamic";
import Link from "next/link";
import { useState } from "react";
import { PageBody, PageHeader } from "@/components/shell/page-header";
import { useShell } from "@/components/shell/shell-context";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { Skeleton } from "@/components/ui/skeleton";
import { TabLinks } from "@/components/ui/tabs";
import { parseAsStringEnum } from "@/lib/client/address-parser";
import { useQueryState } from "@/lib/client/address-state";
import { ApiError } from "@/lib/client/api";
import { customerQuery } from "@/lib/client/customer-queries";
import type { CustomerRecord } from "@/lib/domain/customer-record";
import { customerName } from "@/lib/domain/event/customer-name";
import { roleMay } from "@/lib/domain/permission";
import { CustomerActions } from "./customer-actions";
import { CustomerFacts } from "./customer-facts";
import { CustomerPageSkeleton } from "./customer-page-skeleton";
import { CustomerTimeline } from "./customer-timeline";

const CustomerFriends = dynamic(() => import("./customer-friends").then((module) => module.CustomerFriends), {
  loading: () => <Skeleton className="h-64 w-full" />,
});

const CustomerWallet = dynamic(() => import("./customer-wallet").then((module) => module.CustomerWallet), {
  loading: () => <Skeleton className="h-64 w-full" />,
});

const EditCustomer = dynamic(() => import("./edit-customer").then((module) => module.EditCustomer));
const DeleteCustomer = dynamic(() => import("./delete-customer").then((module) => module.DeleteCustomer));

const tabs = ["timeline", "wallet", "friends"] as const;
type Tab = (typeof tabs)[number];

/** One customer: who she is, what happened with her, what she holds, whom she brought. */
export function CustomerPage({ customerId }: { customerId: string }) {
  const { project } = useShell();
  const { data: customer, error, refetch } = useQuery(customerQuery(project.id, customerId));
  const [asked, setAsked] = useState<"edit" | "delete" | null>(null);
  const listHref = `/projects/${project.id}/customers`;
  const mayWrite = roleMay(project.role, "customers:write");
  const close = (open: boolean) => !open && setAsked(null);
  return (
    <>
      <PageHeader
        crumbs={[{ label: "Customers", href: listHref }, { label: customer ? customerName(customer) : "Customer" }]}
      >
        {customer && <CustomerActions customer={customer} mayWrite={mayWrite} onAsk={setAsked} />}
      </PageHeader>
      <PageBody>
        {customer ? (
          <CustomerView customer={customer} />
        ) : error instanceof ApiError && error.status === 404 ? (
          <NoSuchCustomer listHref={listHref} />
        ) : error ? (
          <ErrorState title="The customer could not be loaded" error={error} onRetry={() => void refetch()} />
        ) : (
          <CustomerPageSkeleton />
        )}
      </PageBody>
      {customer && asked === "edit" && <EditCustomer customer={customer} onOpenChange={close} />}
      {customer && asked === "delete" && (
        <DeleteCustomer customer={customer} listHref={listHref} onOpenChange={close} />
      )}
    </>
  );
}

function CustomerView({ customer }: { customer: CustomerRecord }) {
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

function NoSuchCustomer({ listHref }: { listHref: string }) {
  return (
    <EmptyState icon={UserRoundX} title="There is no such customer">
      <p className="text-muted">
        The customer was deleted, belongs to another project, or the id is cut short. What their events set off is still
        there.
      </p>
      <Button asChild className="mt-2">
        <Link href={listHref}>All customers</Link>
      </Button>
    </EmptyState>
  );
}
