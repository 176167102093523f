import {
  CalendarClock,
  Flag,
  type LucideIcon,
  Percent,
  PlusSquare,
  Share2,
  Star,
  Ticket,
  UserPlus,
  WalletCards,
} from "lucide-react";

/** By the template's key. */
export const templateIcons: Record<string, LucideIcon> = {
  refer_a_friend: Share2,
  sign_up: UserPlus,
  after_returns: CalendarClock,
  ambassadors: Flag,
  percent: Percent,
  blank: PlusSquare,
  coupons: Ticket,
  gift: WalletCards,
  loyalty: Star,
};
