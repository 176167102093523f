import { Activity, Braces, type LucideIcon, Settings } from "lucide-react";

export interface NavItem {
  label: string;
  icon: LucideIcon;
  /** Below /projects/<project>. */
  path: string;
}

export interface NavGroup {
  label: string;
  items: NavItem[];
}

/** What the sidebar, the phone's sheet and ⌘K offer. A page stands here from the day it exists. */
export const navGroups: NavGroup[] = [
  { label: "Define", items: [{ label: "Event schemas", icon: Braces, path: "/schemas" }] },
  { label: "Watch", items: [{ label: "Events", icon: Activity, path: "/events" }] },
  { label: "Project", items: [{ label: "Settings", icon: Settings, path: "/settings" }] },
];
