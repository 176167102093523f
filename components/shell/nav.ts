import { Activity, LayoutDashboard, type LucideIcon, Settings } from "lucide-react";

export interface NavItem {
  label: string;
  icon: LucideIcon;
  /** Below /projects/<project>. */
  path: string;
}

export interface NavGroup {
  /** Empty for what stands on top by itself. */
  label: string;
  items: NavItem[];
}

/** What the sidebar, the phone's sheet and ⌘K offer. A page stands here from the day it exists. */
export const navGroups: NavGroup[] = [
  { label: "", items: [{ label: "Overview", icon: LayoutDashboard, path: "/overview" }] },
  { label: "Watch", items: [{ label: "Events", icon: Activity, path: "/events" }] },
  { label: "Project", items: [{ label: "Settings", icon: Settings, path: "/settings" }] },
];
