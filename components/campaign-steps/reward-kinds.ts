import { Ban, type LucideIcon, Package, Star, Ticket, WalletCards, Webhook } from "lucide-react";
import type { RewardValues } from "@/lib/domain/campaign/form/values";

/** What a reward can be, in the order in which it is chosen. */
export const rewardKindWords: readonly {
  value: RewardValues["kind"];
  label: string;
  means: string;
  icon: LucideIcon;
}[] = [
  { value: "credits", label: "Gift credits", means: "on a balance they can spend", icon: WalletCards },
  { value: "coupon", label: "Coupon code", means: "generated or from a pool", icon: Ticket },
  { value: "points", label: "Loyalty points", means: "on their card", icon: Star },
  { value: "material", label: "Something sent", means: "by hand, such as a mug", icon: Package },
  { value: "webhook", label: "Your own", means: "handed over by a webhook’s receiver", icon: Webhook },
  { value: "none", label: "Nothing", means: "this side goes without", icon: Ban },
];
