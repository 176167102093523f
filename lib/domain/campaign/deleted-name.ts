/** A deleted campaign's row stays; under this name, so that its own is free again. */

const suffix = (id: string) => ` (deleted ${id})`;

export function deletedName(name: string, id: string): string {
  return name + suffix(id);
}

/** What it was called, for those who read of it later. */
export function nameBeforeDeleted(name: string, id: string): string {
  return name.endsWith(suffix(id)) ? name.slice(0, -suffix(id).length) : name;
}
