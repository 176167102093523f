import { pool } from "@/lib/server/db";
import { log } from "@/lib/server/log";

interface Setting {
  name: string;
  setting: string;
}

/** What each setting must not be, and what is lost if it is. */
const dangers: Record<string, { values: string[]; consequence: string }> = {
  fsync: { values: ["off"], consequence: "a power failure can destroy the whole database" },
  full_page_writes: { values: ["off"], consequence: "a power failure can destroy pages that were being written" },
  synchronous_commit: { values: ["off"], consequence: "a crash loses events that were acknowledged" },
};

/** The settings of PostgreSQL under which "acknowledged" would not mean "safe", in words. */
export function durabilityDangers(settings: Setting[]): string[] {
  return settings.flatMap(({ name, setting }) => {
    const danger = dangers[name];
    return danger?.values.includes(setting) ? [`${name} is ${setting}: ${danger.consequence}. Set it to on.`] : [];
  });
}

/** Says it loudly, at start, when the database was set so that it may forget what it acknowledged. */
export async function warnOfLostCommits(): Promise<void> {
  const { rows } = await pool().query<Setting>("SELECT name, setting FROM pg_settings WHERE name = ANY($1)", [
    Object.keys(dangers),
  ]);
  for (const danger of durabilityDangers(rows)) log.error({ danger }, `EVENTS MAY BE LOST: ${danger}`);
}
