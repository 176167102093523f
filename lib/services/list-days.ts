import type { Bind } from "@/lib/server/bind";

interface Days {
  from?: string;
  to?: string;
}

const midnight = (day: string) =>
  `(${day})::timestamp AT TIME ZONE (SELECT time_zone FROM project WHERE project.id = $1)`;

/** The condition that a moment lies in whole days of the project, which is the statement's first value; both are included. */
export function withinDays(column: string, { from, to }: Days, bind: Bind): string[] {
  return [
    ...(from ? [`${column} >= ${midnight(`${bind(from)}::date`)}`] : []),
    ...(to ? [`${column} < ${midnight(`${bind(to)}::date + 1`)}`] : []),
  ];
}

/** The code of that name or old name, as a select of its id; of the project that is the statement's first value. */
export const codeNamed = (key: string) =>
  `(SELECT coalesce(n.alias_of, n.id) FROM code n WHERE n.project_id = $1 AND n.code_key = ${key})`;
