import type { Metadata } from "next";
import { CustomerListPage } from "@/components/customer-list/customer-list";

export const metadata: Metadata = { title: "Customers" };

export default function Page() {
  return <CustomerListPage />;
}
