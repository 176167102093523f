/** One field of an edit, as it was and as it became; a side that had none is undefined. */
export interface AuditChange {
  field: string;
  before: unknown;
  after: unknown;
}

function fieldsOf(value: unknown): Record<string, unknown> {
  if (typeof value !== "object" || value === null) return value === null || value === undefined ? {} : { "": value };
  return value as Record<string, unknown>;
}

const isNested = (value: unknown) => typeof value === "object" && value !== null && !Array.isArray(value);

/** What an audit entry's before and after differ in, field by field, nested ones by their path. */
export function auditChanges(before: unknown, after: unknown, path = ""): AuditChange[] {
  const old = fieldsOf(before);
  const young = fieldsOf(after);
  const names = [...new Set([...Object.keys(old), ...Object.keys(young)])];
  return names.flatMap((name) => {
    const field = path ? `${path}.${name}` : name;
    const [was, is] = [old[name], young[name]];
    if (isNested(was) && isNested(is)) return auditChanges(was, is, field);
    if (JSON.stringify(was) === JSON.stringify(is)) return [];
    return [{ field, before: was, after: is }];
  });
}
