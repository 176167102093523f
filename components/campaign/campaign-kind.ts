import { type LucideIcon, Share2, Star, Ticket, WalletCards } from "lucide-react";
import type { CampaignKind } from "@/lib/domain/campaign/kinds";

export const kindWords: Record<CampaignKind, { word: string; means: string; icon: LucideIcon }> = {
  referral: { word: "Referral", means: "An event converts whoever came with a code, and rewards both", icon: Share2 },
  coupons: { word: "Coupons", means: "Gives out codes; a reward can draw on it", icon: Ticket },
  loyalty: { word: "Loyalty cards", means: "Cards with points; a reward can add to them", icon: Star },
  gift: { word: "Gift cards", means: "Cards with a balance; a reward can credit them", icon: WalletCards },
};
