import { createHash } from "node:crypto";
import { pool } from "@/lib/server/db";
import { linkToken } from "@/lib/server/link-token";

export function hashStatusToken(token: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(createHash("sha256").update(token).digest());
}

/** A customer's token, made of the moment her link was made: whoever has the secret makes the same one again. */
export function statusToken(customerId: string, createdAt: Date): string {
  return linkToken("status page", `${customerId}/${createdAt.getTime()}`);
}

interface Person {
  projectId: string;
  customerId: string;
}

/**
 * The link to a customer's status page for a mail: the one that stands, so that no mail ends the link of the one before, or a
 * first one. One that was made under another secret cannot be made again and is replaced.
 */
export async function standingStatusLink({ projectId, customerId }: Person, origin: string): Promise<string> {
  const now = new Date();
  await pool().query(
    `INSERT INTO status_link (project_id, customer_id, token_hash, created_at) VALUES ($1, $2, $3, $4)
      ON CONFLICT (project_id, customer_id) DO NOTHING`,
    [projectId, customerId, Buffer.from(hashStatusToken(statusToken(customerId, now))), now.toISOString()],
  );
  const { rows } = await pool().query<{ token_hash: Buffer; created_at: Date }>(
    "SELECT token_hash, created_at FROM status_link WHERE project_id = $1 AND customer_id = $2",
    [projectId, customerId],
  );
  const token = statusToken(customerId, rows[0]?.created_at ?? now);
  const hash = Buffer.from(hashStatusToken(token));
  if (rows[0] && !rows[0].token_hash.equals(hash)) {
    await pool().query(
      "UPDATE status_link SET token_hash = $3 WHERE project_id = $1 AND customer_id = $2 AND token_hash = $4",
      [projectId, customerId, hash, rows[0].token_hash],
    );
  }
  return `${origin}/s/${token}`;
}
