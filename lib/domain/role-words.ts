import { type Permission, type Role, roleMay } from "./permission";

const areas: [Permission, string][] = [
  ["schemas:write", "event schemas"],
  ["rejected:write", "rejected events"],
  ["campaigns:write", "campaigns"],
  ["customers:write", "customers"],
  ["keys:write", "API keys"],
  ["members:write", "members"],
  ["project:write", "project settings"],
];

/** What a role may change, in words made from the one table: "Sees everything; changes campaigns and customers." */
export function roleWords(role: Role): string {
  const changes = areas.filter(([permission]) => roleMay(role, permission)).map(([, area]) => area);
  const sees = roleMay(role, "audit:read") ? "Sees everything" : "Sees everything but keys and the audit log";
  if (changes.length === 0) return `${sees}; changes nothing.`;
  if (changes.length === areas.length) return `${sees} and changes everything.`;
  return `${sees}; changes ${new Intl.ListFormat("en-GB").format(changes)}.`;
}
