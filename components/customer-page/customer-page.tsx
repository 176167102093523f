"use client";

import { useQuery } from "@tanstack/react-query";
import { UserRoundX } from "lucide-react";
import Link from "next/link";
import { useState } from "react";
import { PageBody, PageHeader } from "@/components/shell/page-header";
import { useShell } from "@/components/shell/shell-context";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { late } from "@/components/ui/late";
import { useAlongside } from "@/components/ui/use-alongside";
import { ApiError } from "@/lib/client/api";
import { customerQuery } from "@/lib/client/customer-queries";
import { customerName } from "@/lib/domain/event/customer-name";
import { roleMay } from "@/lib/domain/permission";
import { CustomerActions } from "./customer-actions";
import { CustomerPageSkeleton } from "./customer-page-skeleton";

const loadCustomerView = () => import("./customer-view").then((module) => module.CustomerView);
const CustomerView = late(loadCustomerView, { loading: () => <CustomerPageSkeleton /> });

const EditCustomer = late(() => import("./edit-customer").then((module) => module.EditCustomer));
const DeleteCustomer = late(() => import("./delete-customer").then((module) => module.DeleteCustomer));
const StatusLink = late(() => import("./status-link").then((module) => module.StatusLink));

/** One customer: who she is, what happened with her, what she holds, whom she brought. */
export function CustomerPage({ customerId }: { customerId: string }) {
  const { project } = useShell();
  useAlongside(loadCustomerView);
  const { data: customer, error, refetch } = useQuery(customerQuery(project.id, customerId));
  const [asked, setAsked] = useState<"edit" | "delete" | "status" | null>(null);
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
      {customer && asked === "status" && <StatusLink customer={customer} mayWrite={mayWrite} onOpenChange={close} />}
      {customer && asked === "delete" && (
        <DeleteCustomer customer={customer} listHref={listHref} onOpenChange={close} />
      )}
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
