/**
 * Who may do what: the one table. The route wrapper enforces it, the screens hide by it, and the tests are made from it
 * (every route × every role × own and foreign project). A route that is not in it does not compile.
 */

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

/**
 * What each route asks for. "public": nobody need be known. "session": a person signed in, of whatever project.
 * "client key": a browser key, and nothing else.
 */
export const routeAccess = {
  "GET /healthz": "public",
  "GET /readyz": "public",
  "GET /metrics": "public",

  "POST /v1/events": "events:write",
  "POST /v1/events/batch": "events:write",
  "POST /v1/events/dry-run": "events:write",
  "GET /v1/events": "events:read",
  "GET /v1/events/[id]": "events:read",
  "POST /client/v1/events": "client key",

  "GET /api/events": "events:read",
  "GET /api/events/volume": "events:read",
  "GET /api/events/[id]": "events:read",
  "GET /api/search": "events:read",
} as const satisfies Record<string, Permission | "public" | "session" | "client key">;

export type RouteName = keyof typeof routeAccess;

export function roleMay(role: Role, permission: Permission): boolean {
  const holders: readonly Role[] = permissions[permission].roles;
  return holders.includes(role);
}
