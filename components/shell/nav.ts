import {
  Activity,
  BadgeCheck,
  Braces,
  Gift,
  Inbox,
  LayoutDashboard,
  type LucideIcon,
  Settings,
  Users,
} from "lucide-react";
import type { ComponentType } from "react";
import { late } from "@/components/ui/late";

export interface NavItem {
  label: string;
  icon: LucideIcon;
  /** Below /projects/<project>. */
  path: string;
  /** How much waits there for somebody. */
  Count?: ComponentType<{ project: string }>;
}

export interface NavGroup {
  /** Empty for what stands on top by itself. */
  label: string;
  items: NavItem[];
}

// How much waits is not needed for the first paint, and every page would carry what asks for it.
const OpenProblems = late(() => import("@/components/rejected/open-problems").then((module) => module.OpenProblems));
const HeldCount = late(() => import("@/components/rewards/held-count").then((module) => module.HeldCount));

/** What the sidebar, the phone's sheet and ⌘K offer. A page stands here from the day it exists. */
export const navGroups: NavGroup[] = [
  { label: "", items: [{ label: "Overview", icon: LayoutDashboard, path: "/overview" }] },
  {
    label: "Define",
    items: [
      { label: "Event schemas", icon: Braces, path: "/schemas" },
      { label: "Campaigns", icon: Gift, path: "/campaigns" },
    ],
  },
  {
    label: "Watch",
    items: [
      { label: "Events", icon: Activity, path: "/events" },
      { label: "Rejected", icon: Inbox, path: "/rejected", Count: OpenProblems },
      { label: "Customers", icon: Users, path: "/customers" },
      { label: "Rewards", icon: BadgeCheck, path: "/rewards", Count: HeldCount },
    ],
  },
  { label: "Project", items: [{ label: "Settings", icon: Settings, path: "/settings" }] },
];
