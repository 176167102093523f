import { existsSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";

/** Where only root may enter the data directory, the database lies elsewhere and the data directory says where. */
export function removeData(dataDir) {
  const pointer = path.join(dataDir, "postgres-directory");
  if (existsSync(pointer)) rmSync(readFileSync(pointer, "utf8").trim(), { recursive: true, force: true });
  rmSync(dataDir, { recursive: true, force: true });
}
