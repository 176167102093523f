import { CircleCheck, Clock } from "lucide-react";
import { Chip } from "@/components/ui/chip";
import type { ReferralStatus } from "@/lib/domain/customer-record";

/** How far a referral is. */
export function ReferralChip({ status }: { status: ReferralStatus }) {
  return status === "qualified" ? (
    <Chip tone="good" icon={CircleCheck}>
      Converted
    </Chip>
  ) : (
    <Chip icon={Clock}>Waiting</Chip>
  );
}
