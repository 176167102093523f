import {
  ArrowLeftRight,
  BadgeCheck,
  BookOpen,
  Braces,
  Copy,
  Gift,
  KeyRound,
  LogOut,
  type LucideIcon,
  Monitor,
  Moon,
  Plus,
  Settings,
  Sun,
  UserPlus,
  UserRound,
  Webhook,
} from "lucide-react";
import { useRouter } from "next/navigation";
import { applyTheme } from "@/components/ui/theme";
import { toast } from "@/lib/client/toast";
import { mayOpenProjects, type Permission, roleMay } from "@/lib/domain/permission";
import { leave } from "./leave";
import { type NavItem, navGroups } from "./nav";
import { settingsParts } from "./settings-parts";
import { useShell } from "./shell-context";

interface Action {
  id: string;
  label: string;
  icon: LucideIcon;
  run: () => void;
}

/** Every page of the project that the role may read. */
export function usePages(): Pick<NavItem, "label" | "icon" | "path">[] {
  const { project } = useShell();
  const settings = settingsParts
    .filter(({ permission }) => roleMay(project.role, permission))
    .map(({ label, path }) => ({ label: `Settings: ${label}`, icon: Settings, path }));
  const profile = { label: "Profile, password, second factor", icon: UserRound, path: "/profile" };
  return [...navGroups.flatMap(({ items }) => items).filter(({ path }) => path !== "/settings"), ...settings, profile];
}

const journeys: { label: string; icon: LucideIcon; path: string; permission: Permission }[] = [
  { label: "Where is my reward?", icon: BadgeCheck, path: "/rewards/find", permission: "customers:read" },
  { label: "Define a new event", icon: Braces, path: "/schemas/new", permission: "schemas:write" },
  { label: "Create a campaign", icon: Gift, path: "/campaigns/new", permission: "campaigns:write" },
  { label: "Create an API key", icon: KeyRound, path: "/settings/keys?dialog=create", permission: "keys:write" },
  {
    label: "Add a webhook",
    icon: Webhook,
    path: "/settings/webhooks?dialog=create",
    permission: "webhooks:write",
  },
  { label: "Invite somebody", icon: UserPlus, path: "/settings/members?dialog=invite", permission: "members:write" },
];

/** What can be done from anywhere; nothing that the role may not. */
export function useActions(): Action[] {
  const { me, project, openCreateProject } = useShell();
  const router = useRouter();
  const others = me.projects.filter(({ id }) => id !== project.id);
  return [
    ...journeys
      .filter(({ permission }) => roleMay(project.role, permission))
      .map(({ label, icon, path }) => ({
        id: path,
        label,
        icon,
        run: () => router.push(`/projects/${project.id}${path}`),
      })),
    ...others.map(({ id, name }) => ({
      id,
      label: `Switch to ${name}`,
      icon: ArrowLeftRight,
      run: () => router.push(`/projects/${id}`),
    })),
    ...(mayOpenProjects(me.projects.map(({ role }) => role))
      ? [{ id: "project", label: "Create a project", icon: Plus, run: openCreateProject }]
      : []),
    { id: "api", label: "API reference", icon: BookOpen, run: () => router.push("/docs/api") },
    { id: "copy", label: "Copy the project's id", icon: Copy, run: () => void copyId(project.id) },
    { id: "light", label: "Use the light theme", icon: Sun, run: () => applyTheme("light") },
    { id: "dark", label: "Use the dark theme", icon: Moon, run: () => applyTheme("dark") },
    { id: "system", label: "Use the system's theme", icon: Monitor, run: () => applyTheme("system") },
    { id: "leave", label: "Sign out", icon: LogOut, run: () => void leave() },
  ];
}

async function copyId(id: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(id);
    toast.success("The project's id is copied.");
  } catch {
    toast.error(`The browser does not let pages copy. The id is ${id}.`);
  }
}
