import { randomBytes } from "node:crypto";
import { chmodSync, linkSync, mkdirSync, readFileSync, unlinkSync, writeFileSync } from "node:fs";
import path from "node:path";
import { env } from "./env";

/** What signs session cookies: GOODWORD_SECRET, or made once and kept in the data directory, readable by its owner only. */
export function secret(): string {
  const given = env().GOODWORD_SECRET;
  if (given) return given;
  const file = path.join(env().GOODWORD_DATA_DIR, "secret");
  const kept = read(file) ?? make(file);
  if (kept.length < 32) throw new Error(`${file} holds fewer than 32 characters: delete it to have a new secret made`);
  return kept;
}

function read(file: string): string | null {
  try {
    return readFileSync(file, "utf8").trim();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return null;
    throw error;
  }
}

/** Two processes may start at once: whoever links its finished file first has made the secret, the other one reads it. */
function make(file: string): string {
  mkdirSync(path.dirname(file), { recursive: true });
  const draft = `${file}.${process.pid}.${randomBytes(4).toString("hex")}`;
  writeFileSync(draft, `${randomBytes(32).toString("base64url")}\n`, { mode: 0o600 });
  chmodSync(draft, 0o600);
  try {
    linkSync(draft, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  } finally {
    unlinkSync(draft);
  }
  const kept = read(file);
  if (!kept) throw new Error(`${file} cannot be read back`);
  return kept;
}
