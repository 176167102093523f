import { stopConfigWatch } from "@/lib/server/config-changes";
import { closeDatabase, pool } from "@/lib/server/db";
import { log } from "@/lib/server/log";
import { allowsPrivate } from "@/lib/server/safe-fetch";
import { CountLoop } from "./count/count-loop";
import { DecideLoop } from "./decide/decide-loop";
import { DeliverLoop } from "./deliver/deliver-loop";
import { codeJobs, JobLoop, reruns, simulations } from "./job-loop";
import { MessageLoop } from "./message/message-loop";
import { RewardLoop } from "./reward/reward-loop";
import { Upkeep } from "./upkeep";

/**
 * The worker process: decides what was recorded, gives what is due, rolls up what was counted, sends what endpoints and people are told,
 * does jobs on many codes, simulates campaigns, runs events again, and keeps house (partitions ahead of time, retention). Deciding runs beside
 * the server and not in it, so that it never stalls ingest.
 */
const loop = new DecideLoop();
const counts = new CountLoop();
const rewards = new RewardLoop();
const deliveries = new DeliverLoop();
const messages = new MessageLoop();
const jobs = [codeJobs, simulations, reruns].map((kind) => new JobLoop(kind));
const upkeep = new Upkeep();

async function stop(): Promise<void> {
  await Promise.all([loop.stop(), counts.stop(), rewards.stop(), deliveries.stop(), messages.stop()]);
  await Promise.all([...jobs.map((job) => job.stop()), upkeep.stop()]);
  await stopConfigWatch();
  await closeDatabase();
  process.exit(0);
}

for (const signal of ["SIGTERM", "SIGINT"] as const) process.once(signal, () => void stop());
// In an unknown state nothing is decided: the supervisor starts another, and PostgreSQL undoes what was half done.
process.on("uncaughtException", (error) => {
  log.fatal({ err: error }, "the worker ends");
  process.exit(1);
});
process.on("unhandledRejection", (error) => {
  throw error;
});

await pool().query("SELECT 1");
await upkeep.start();
await loop.start();
counts.start();
rewards.start();
deliveries.start();
if (allowsPrivate()) log.warn("webhooks may call private networks (GOODWORD_WEBHOOK_ALLOW_PRIVATE=1)");
messages.start();
for (const job of jobs) job.start();
process.send?.("ready");
log.info("deciding");
