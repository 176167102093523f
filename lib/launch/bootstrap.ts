import { migrate } from "@/prisma/migrate";
import { firstSteps } from "./first-steps";
import { endWith } from "./steps.mjs";

/** Runs in a process of its own before server and worker: what it loads is gone again when they start. */
async function prepare() {
  const url = process.env.DATABASE_URL ?? "";
  const applied = await migrate(url);
  process.send?.({ applied });
  // Only now: the services read tables that the migrations may just have made.
  const { bootstrap } = await import("@/lib/services/bootstrap");
  const { log } = await import("@/lib/server/log");
  // The supervisor says what is being done; from here the operator hears of trouble, and what to do first.
  const done = await bootstrap({ log: { info: () => undefined, warn: log.warn.bind(log) } });
  console.log(firstSteps(done, process.env));
}

try {
  await prepare();
} catch (error) {
  endWith(error, "The database could not be prepared: check that DATABASE_URL leads to a PostgreSQL that is running.");
} finally {
  process.exit();
}
