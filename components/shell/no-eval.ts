/**
 * Tells zod, before it loads, not to compile its schemas: it would ask the page whether it may, and a page that forbids eval
 * reports the question as an attack.
 */
export const noEvalScript = "globalThis.__zod_globalConfig={jitless:true};";
