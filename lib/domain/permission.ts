/**
 * Who may do what: the one table. The route wrapper enforces it, the screens hide by it, and the tests are made from it
 * (every route × every role × own and foreign project). A route that is not in it does not compile.
 */

/** From the highest to the lowest. */
export const roles = ["owner", "admin", "manager", "editor", "viewer"] as const;
export type Role = (typeof roles)[number];

/** Each permission with the roles that hold it and whether a server key (never a browser key) holds it too. */
export const permissions = {
  "project:read": { roles: ["owner", "admin", "manager", "editor", "viewer"], serverKey: true },
  "project:write": { roles: ["owner", "admin"], serverKey: false },
  "members:read": { roles: ["owner", "admin", "manager", "editor", "viewer"], serverKey: false },
  "members:write": { roles: ["owner", "admin"], serverKey: false },
  "keys:read": { roles: ["owner", "admin"], serverKey: false },
  "keys:write": { roles: ["owner", "admin"], serverKey: false },
  "audit:read": { roles: ["owner", "admin"], serverKey: false },
  "schemas:read": { roles: ["owner", "admin", "manager", "editor", "viewer"], serverKey: true },
  "schemas:write": { roles: ["owner", "admin", "editor"], serverKey: true },
  "events:read": { roles: ["owner", "admin", "manager", "editor", "viewer"], serverKey: true },
  "events:write": { roles: ["owner", "admin", "manager", "editor"], serverKey: true },
  "rejected:read": { roles: ["owner", "admin", "manager", "editor", "viewer"], serverKey: true },
  "rejected:write": { roles: ["owner", "admin", "manager", "editor"], serverKey: true },
  "customers:read": { roles: ["owner", "admin", "manager", "editor", "viewer"], serverKey: true },
  "customers:write": { roles: ["owner", "admin", "manager"], serverKey: true },
  "campaigns:read": { roles: ["owner", "admin", "manager", "editor", "viewer"], serverKey: true },
  "campaigns:write": { roles: ["owner", "admin", "manager"], serverKey: true },
} as const satisfies Record<string, { roles: readonly Role[]; serverKey: boolean }>;

export type Permission = keyof typeof permissions;

export type RouteAccess = Permission | "public" | "session" | "server key" | "client key";

/**
 * What each route asks for; by path, a line each. "public": nobody need be known. "session": a person signed in, of whatever project.
 * "server key", "client key": a key of that kind, and nothing else: apps post events, people have the admin app.
 */
export const routeAccess = {
  "GET /api/api-keys": "keys:read",
  "POST /api/api-keys": "keys:write",
  "DELETE /api/api-keys/[id]": "keys:write",
  "GET /api/api-keys/[id]": "keys:read",
  "PATCH /api/api-keys/[id]": "keys:write",
  "POST /api/api-keys/[id]/roll": "keys:write",
  "GET /api/audit": "audit:read",
  "GET /api/auth/[...all]": "public",
  "POST /api/auth/[...all]": "public",
  "GET /api/campaigns": "campaigns:read",
  "POST /api/campaigns": "campaigns:write",
  "DELETE /api/campaigns/[id]": "campaigns:write",
  "GET /api/campaigns/[id]": "campaigns:read",
  "PATCH /api/campaigns/[id]": "campaigns:write",
  "GET /api/campaigns/[id]/code-jobs": "campaigns:read",
  "POST /api/campaigns/[id]/code-jobs/import": "campaigns:write",
  "POST /api/campaigns/[id]/code-jobs/publish": "campaigns:write",
  "GET /api/campaigns/[id]/codes": "campaigns:read",
  "POST /api/campaigns/[id]/codes": "campaigns:write",
  "GET /api/campaigns/[id]/codes/export": "campaigns:read",
  "POST /api/campaigns/[id]/end": "campaigns:write",
  "GET /api/campaigns/[id]/funnel": "campaigns:read",
  "GET /api/campaigns/[id]/landing": "campaigns:read",
  "PUT /api/campaigns/[id]/landing": "campaigns:write",
  "DELETE /api/campaigns/[id]/landing/image": "campaigns:write",
  "GET /api/campaigns/[id]/landing/image": "campaigns:read",
  "PUT /api/campaigns/[id]/landing/image": "campaigns:write",
  "POST /api/campaigns/[id]/pause": "campaigns:write",
  "GET /api/campaigns/[id]/referrals": "campaigns:read",
  "GET /api/campaigns/[id]/rewards": "campaigns:read",
  "POST /api/campaigns/[id]/start": "campaigns:write",
  "GET /api/campaigns/[id]/visits": "campaigns:read",
  "GET /api/campaigns/figures": "campaigns:read",
  "GET /api/code-jobs/[id]": "campaigns:read",
  "POST /api/code-jobs/[id]/discard": "campaigns:write",
  "GET /api/code-jobs/[id]/report": "campaigns:read",
  "POST /api/code-jobs/[id]/start": "campaigns:write",
  "POST /api/codes/[id]/disable": "campaigns:write",
  "POST /api/codes/[id]/enable": "campaigns:write",
  "GET /api/codes/[id]/qr": "campaigns:read",
  "POST /api/codes/[id]/rename": "campaigns:write",
  "GET /api/codes/check": "campaigns:read",
  "GET /api/customers": "customers:read",
  "DELETE /api/customers/[id]": "customers:write",
  "GET /api/customers/[id]": "customers:read",
  "PATCH /api/customers/[id]": "customers:write",
  "GET /api/customers/[id]/codes": "customers:read",
  "POST /api/customers/[id]/erase": "customers:write",
  "GET /api/customers/[id]/ledger": "customers:read",
  "GET /api/customers/[id]/referrals": "customers:read",
  "DELETE /api/customers/[id]/status-link": "customers:write",
  "GET /api/customers/[id]/status-link": "customers:read",
  "POST /api/customers/[id]/status-link": "customers:write",
  "GET /api/customers/[id]/timeline": "customers:read",
  "GET /api/event-schema-templates": "schemas:read",
  "GET /api/event-schemas": "schemas:read",
  "POST /api/event-schemas": "schemas:write",
  "DELETE /api/event-schemas/[id]": "schemas:write",
  "GET /api/event-schemas/[id]": "schemas:read",
  "PATCH /api/event-schemas/[id]": "schemas:write",
  "POST /api/event-schemas/[id]/archive": "schemas:write",
  "POST /api/event-schemas/[id]/check": "schemas:read",
  "GET /api/event-schemas/[id]/diff": "schemas:read",
  "DELETE /api/event-schemas/[id]/draft": "schemas:write",
  "PUT /api/event-schemas/[id]/draft": "schemas:write",
  "GET /api/event-schemas/[id]/json-schema": "schemas:read",
  "GET /api/event-schemas/[id]/publish": "schemas:read",
  "POST /api/event-schemas/[id]/publish": "schemas:write",
  "POST /api/event-schemas/[id]/restore": "schemas:write",
  "GET /api/event-schemas/[id]/sample": "schemas:read",
  "GET /api/event-schemas/[id]/seen": "events:read",
  "POST /api/event-schemas/[id]/unarchive": "schemas:write",
  "GET /api/event-schemas/[id]/versions": "schemas:read",
  "GET /api/event-schemas/[id]/versions/[number]": "schemas:read",
  "POST /api/event-schemas/propose": "schemas:read",
  "POST /api/event-schemas/propose-from-rejected": "rejected:read",
  "GET /api/events": "events:read",
  "POST /api/events": "events:write",
  "GET /api/events/[id]": "events:read",
  "POST /api/events/dry-run": "events:read",
  "GET /api/events/export": "events:read",
  "GET /api/events/stream": "events:read",
  "GET /api/events/volume": "events:read",
  "GET /api/invitations": "members:read",
  "POST /api/invitations": "members:write",
  "DELETE /api/invitations/[id]": "members:write",
  "GET /api/invitations/accept": "public",
  "POST /api/invitations/accept": "public",
  "GET /api/me": "session",
  "GET /api/members": "members:read",
  "DELETE /api/members/[id]": "members:write",
  "PATCH /api/members/[id]": "members:write",
  "GET /api/overview": "events:read",
  "GET /api/project": "project:read",
  "PATCH /api/project": "project:write",
  "GET /api/projects": "session",
  "POST /api/projects": "session",
  "GET /api/rejected-events": "rejected:read",
  "GET /api/rejected-events/[id]": "rejected:read",
  "POST /api/rejected-events/[id]/check": "rejected:read",
  "PUT /api/rejected-events/[id]/mended": "rejected:write",
  "POST /api/rejected-events/check": "rejected:read",
  "GET /api/rejected-events/count": "rejected:read",
  "POST /api/rejected-events/dismiss": "rejected:write",
  "GET /api/rejected-events/groups": "rejected:read",
  "POST /api/rejected-events/mend": "rejected:write",
  "POST /api/rejected-events/reopen": "rejected:write",
  "POST /api/rejected-events/replay": "rejected:write",
  "GET /api/rejected-events/schema-changes": "rejected:read",
  "GET /api/search": "events:read",
  "POST /client/v1/events": "client key",
  "GET /healthz": "public",
  "GET /management/v1/projects/[projectId]/custom-event-schemas": "schemas:read",
  "POST /management/v1/projects/[projectId]/custom-event-schemas": "schemas:write",
  "DELETE /management/v1/projects/[projectId]/custom-event-schemas/[id]": "schemas:write",
  "GET /management/v1/projects/[projectId]/custom-event-schemas/[id]": "schemas:read",
  "PUT /management/v1/projects/[projectId]/custom-event-schemas/[id]": "schemas:write",
  "GET /metrics": "public",
  "GET /r/[code]": "public",
  "GET /r/[code]/image": "public",
  "GET /readyz": "public",
  "GET /s/[token]": "public",
  "GET /v1/campaigns": "campaigns:read",
  "POST /v1/campaigns": "campaigns:write",
  "DELETE /v1/campaigns/[id]": "campaigns:write",
  "GET /v1/campaigns/[id]": "campaigns:read",
  "PUT /v1/campaigns/[id]": "campaigns:write",
  "POST /v1/campaigns/[id]/disable": "campaigns:write",
  "POST /v1/campaigns/[id]/enable": "campaigns:write",
  "POST /v1/campaigns/[id]/end": "campaigns:write",
  "POST /v1/campaigns/[id]/vouchers": "campaigns:write",
  "POST /v1/campaigns/[id]/vouchers/[code]": "campaigns:write",
  "GET /v1/customers": "customers:read",
  "POST /v1/customers": "customers:write",
  "DELETE /v1/customers/[id]": "customers:write",
  "GET /v1/customers/[id]": "customers:read",
  "PUT /v1/customers/[id]": "customers:write",
  "GET /v1/customers/[id]/activities": "customers:read",
  "GET /v1/customers/[id]/activity": "customers:read",
  "POST /v1/customers/[id]/permanent-deletion": "customers:write",
  "GET /v1/events": "events:read",
  "POST /v1/events": "server key",
  "GET /v1/events/[id]": "events:read",
  "POST /v1/events/batch": "server key",
  "POST /v1/events/dry-run": "server key",
  "GET /v1/publications": "campaigns:read",
  "POST /v1/publications": "campaigns:write",
  "GET /v1/vouchers": "campaigns:read",
  "GET /v1/vouchers/[code]": "campaigns:read",
  "POST /v1/vouchers/[code]/disable": "campaigns:write",
  "POST /v1/vouchers/[code]/enable": "campaigns:write",
} as const satisfies Record<string, RouteAccess>;

export type RouteName = keyof typeof routeAccess;

export function isRole(text: string): text is Role {
  return (roles as readonly string[]).includes(text);
}

/** Whether one role stands at least as high as another: nobody gives, takes or changes a role above their own. */
export function isAtLeast(role: Role, other: Role): boolean {
  return roles.indexOf(role) <= roles.indexOf(other);
}

/** Who owns or administers a project may open another one; who was only invited to work in one may not. */
export function mayOpenProjects(held: readonly Role[]): boolean {
  return held.some((role) => isAtLeast(role, "admin"));
}

export function roleMay(role: Role, permission: Permission): boolean {
  const holders: readonly Role[] = permissions[permission].roles;
  return holders.includes(role);
}
