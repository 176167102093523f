import { createHash } from "node:crypto";
import { readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";

const SKIPPED = /(^|\/)(generated|node_modules)$|\.test\.tsx?$|(^|\/)\.[^/]*$/;

function* files(place) {
  const found = statSync(place, { throwIfNoEntry: false });
  if (!found || SKIPPED.test(place)) return;
  if (!found.isDirectory()) return yield place;
  for (const name of readdirSync(place).sort()) yield* files(path.posix.join(place, name));
}

/** A hash of everything below `places`: same hash, same build. Tests and generated files do not count. */
export function fingerprint(places, without = "") {
  const hash = createHash("sha256").update(process.versions.modules);
  const found = places.flatMap((place) => [...files(place)]).filter((file) => !without || !file.startsWith(without));
  for (const file of found) hash.update(`\0${file}\0`).update(readFileSync(file));
  return hash.digest("hex");
}
