import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { promisify } from "node:util";
import { brotliCompress, gzip } from "node:zlib";

const ways = { br: promisify(brotliCompress), gz: promisify(gzip) };

/**
 * Writes each script and style a second and third time, compressed as far as it goes (zlib's own settings for brotli are the
 * highest): a seventh less to load than what could be compressed while somebody waits.
 */
export async function compressStatic(directory) {
  const files = readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(js|css|svg)$/.test(entry.name))
    .map((entry) => path.join(entry.parentPath, entry.name));
  for (const file of files) {
    const content = readFileSync(file);
    const made = Object.entries(ways).map(async ([ending, compress]) => {
      writeFileSync(`${file}.${ending}`, await compress(content, ending === "gz" ? { level: 9 } : {}));
    });
    await Promise.all(made);
  }
}
