const kept = globalThis as { goodwordShared?: Map<string, unknown> };
kept.goodwordShared ??= new Map();
const all: Map<string, unknown> = kept.goodwordShared;

/**
 * One of it a process. Next bundles its own copy of each module beside the server's, so what must be one (caches, limits,
 * the connection that listens) cannot live in a module. Data only: an error thrown by the other copy's code would be an
 * instance of the other copy's class.
 */
export function shared<T>(name: string, make: () => T): T {
  if (!all.has(name)) all.set(name, make());
  return all.get(name) as T;
}
