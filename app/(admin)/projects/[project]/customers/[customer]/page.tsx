import type { Metadata } from "next";
import { CustomerPage } from "@/components/customer-page/customer-page";

export const metadata: Metadata = { title: "Customer" };

interface PageParams {
  params: Promise<{ customer: string }>;
}

export default async function Page({ params }: PageParams) {
  const { customer } = await params;
  return <CustomerPage customerId={decodeURIComponent(customer)} />;
}
