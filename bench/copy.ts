import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { from as copyFrom } from "pg-copy-streams";
import { newId } from "@/lib/server/new-id";
import { orderMetadata } from "./fixture";
import type { Rig } from "./rig";

const escapeCopy = (text: string) => text.replaceAll("\\", "\\\\").replaceAll("\t", "\\t").replaceAll("\n", "\\n");

/**
 * The same rows into the same tables by COPY, committed in pieces of 500 events as the batches are: the fastest that
 * PostgreSQL takes rows from outside, without anybody looking at them. Events per second.
 */
export async function copyRows(rig: Rig, count: number): Promise<number> {
  const from = rig.nextNumber(count);
  const { projectId, plainSchemaId } = rig.fixture;
  const customers = await rig.database.query<{ id: string }>(
    "SELECT id FROM customer WHERE project_id = $1 LIMIT 5000",
    [projectId],
  );
  const pieces: { keys: string; events: string }[] = [];
  for (let piece = 0; piece < count / 500; piece++) {
    const keys: string[] = [];
    const events: string[] = [];
    for (let place = 0; place < 500; place++) {
      const at = from + piece * 500 + place;
      const id = newId();
      const now = new Date().toISOString();
      keys.push(`${projectId}\torder-${at}\t${id}\t\\\\x00112233445566778899aabbccddeeff\n`);
      events.push(
        `${id}\t${projectId}\t${plainSchemaId}\t1\t${customers.rows[at % customers.rows.length]?.id}\t${now}\t${now}\t\\N\tserver\torder-${at}\t\\N\t${escapeCopy(JSON.stringify(orderMetadata(at)))}\t\\N\t\\N\t\\N\t{"ip":"127.0.0.1","user_agent":null}\n`,
      );
    }
    pieces.push({ keys: keys.join(""), events: events.join("") });
  }
  const began = performance.now();
  await Promise.all(
    [0, 1].map((lane) =>
      copyPieces(
        rig,
        pieces.filter((_piece, at) => at % 2 === lane),
      ),
    ),
  );
  return count / ((performance.now() - began) / 1000);
}

async function copyPieces(rig: Rig, pieces: { keys: string; events: string }[]): Promise<void> {
  const client = await rig.database.connect();
  try {
    for (const { keys, events } of pieces) {
      await client.query("BEGIN");
      await pipeline(
        Readable.from([keys]),
        client.query(copyFrom("COPY event_key (project_id, source_id, event_id, body_hash) FROM STDIN")),
      );
      await pipeline(
        Readable.from([events]),
        client.query(
          copyFrom(`COPY event (id, project_id, event_schema_id, schema_number, customer_id, occurred_at, received_at,
            api_key_id, channel, source_id, referral_code, metadata, customer, customer_effect, marks, context) FROM STDIN`),
        ),
      );
      await client.query("COMMIT");
    }
  } finally {
    client.release();
  }
}
