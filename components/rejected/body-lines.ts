import { diffLines } from "diff";

export interface BodyLine {
  kind: "gone" | "come" | "same";
  text: string;
}

const neighbours = 2;

/** With its objects laid out; a body that is no JSON is one text as it is. */
function laidOut(body: string): string {
  try {
    return `${JSON.stringify(JSON.parse(body), null, 2)}\n`;
  } catch {
    return `${body}\n`;
  }
}

/** What goes and what comes, with the lines around it. */
export function bodyLines(before: string, after: string): BodyLine[] {
  const lines = diffLines(laidOut(before), laidOut(after)).flatMap(({ value, added, removed }) =>
    value
      .replace(/\n$/, "")
      .split("\n")
      .map((text): BodyLine => ({ kind: added ? "come" : removed ? "gone" : "same", text })),
  );
  const isNear = lines.map((_, at) =>
    lines.slice(Math.max(0, at - neighbours), at + neighbours + 1).some(({ kind }) => kind !== "same"),
  );
  return lines.flatMap((line, at): BodyLine[] => {
    if (isNear[at]) return [line];
    return at > 0 && !isNear[at - 1] ? [] : [{ kind: "same", text: "…" }];
  });
}
