/** What the columns of a file of codes mean. */

export interface ImportColumns {
  code: number;
  holder: number | null;
  metadata: { at: number; key: string }[];
}

const holderNames = ["holder", "holder_source_id", "source_id", "customer"];
const metadataPrefix = "metadata.";

/** Reads the first line, or says what is wrong with it. */
export function readImportHeader(cells: readonly string[]): ImportColumns | { problem: string } {
  const names = cells.map((cell) =>
    cell
      .trim()
      .toLowerCase()
      .replaceAll(/[\s-]+/g, "_"),
  );
  const code = names.indexOf("code");
  if (code < 0) return { problem: missingCode(cells, names) };
  const holders = names.flatMap((name, at) => (holderNames.includes(name) ? [at] : []));
  if (holders.length > 1)
    return { problem: `Two columns name the holder: ${holders.map((at) => cells[at]).join(", ")}` };
  const columns: ImportColumns = { code, holder: holders[0] ?? null, metadata: [] };
  for (const [at, name] of names.entries()) {
    if (at === code || at === holders[0] || name === "") continue;
    const key = (cells[at] ?? "").trim().slice(metadataPrefix.length);
    if (name.startsWith(metadataPrefix) && key) columns.metadata.push({ at, key });
    else return { problem: unknownColumn(cells[at] ?? "", name) };
  }
  return columns;
}

const known = ["code", ...holderNames];

function missingCode(cells: readonly string[], names: readonly string[]): string {
  const near = names.findIndex((name) => name !== "" && distance(name, "code") <= 2);
  const meant = near < 0 ? "" : ` Did you mean “code” where it says “${cells[near]}”?`;
  return `The first line names the columns, and none is “code”.${meant}`;
}

function unknownColumn(shown: string, name: string): string {
  const near = known.find((each) => distance(name, each) <= 2);
  return `There is no column “${shown}”. ${near ? `Did you mean “${near}”?` : `Other columns begin with “${metadataPrefix}”.`}`;
}

/** How many letters have to be put in, left out or changed to get from one to the other. */
function distance(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (const [i, letter] of [...one].entries()) {
    const next = [i + 1];
    for (let j = 0; j < other.length; j++) {
      const change = (row[j] ?? 0) + (letter === other[j] ? 0 : 1);
      next.push(Math.min(change, (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1));
    }
    row = next;
  }
  return row[other.length] ?? 0;
}
