import type { Permission } from "@/lib/domain/permission";

/** The parts of the settings, and what a role must be allowed to read to be offered one. */
export const settingsParts: { path: string; label: string; permission: Permission }[] = [
  { path: "/settings", label: "General", permission: "project:read" },
  { path: "/settings/keys", label: "API keys", permission: "keys:read" },
  { path: "/settings/webhooks", label: "Webhooks", permission: "webhooks:read" },
  { path: "/settings/outbox", label: "Outbox", permission: "customers:read" },
  { path: "/settings/members", label: "Members", permission: "members:read" },
  { path: "/settings/audit", label: "Audit log", permission: "audit:read" },
];
