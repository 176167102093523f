import { Activity, Braces, Inbox, type LucideIcon, Settings } from "lucide-react";
import type { ComponentType } from "react";
import { OpenProblems } from "@/components/rejected/open-problems";

export interface NavItem {
  label: string;
  icon: LucideIcon;
  /** Below /projects/<project>. */
  path: string;
  /** How much waits there for somebody. */
  Count?: ComponentType<{ project: string }>;
}

export interface NavGroup {
  label: string;
  items: NavItem[];
}

/** What the sidebar, the phone's sheet and ⌘K offer. A page stands here from the day it exists. */
export const navGroups: NavGroup[] = [
  { label: "Define", items: [{ label: "Event schemas", icon: Braces, path: "/schemas" }] },
  {
    label: "Watch",
    items: [
      { label: "Events", icon: Activity, path: "/events" },
      { label: "Rejected", icon: Inbox, path: "/rejected", Count: OpenProblems },
    ],
  },
  { label: "Project", items: [{ label: "Settings", icon: Settings, path: "/settings" }] },
];
