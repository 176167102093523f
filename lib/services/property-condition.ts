import { type ComparedAs, isNumberText, type PropertyFilter } from "@/lib/domain/event/property-filter";
import { isDate, isDateTime } from "@/lib/domain/rfc3339";
import type { Bind } from "@/lib/server/bind";

export interface TypedPropertyFilter extends PropertyFilter {
  as: ComparedAs;
}

/**
 * Moments and days that PostgreSQL can read: a cast of anything else would end the whole query, and an event whose value
 * did not fit its schema may be stored all the same. The test of the text stands in a CASE before the cast.
 */
const daySql =
  "(?!0000)\\d{4}-((0[13578]|1[02])-(0[1-9]|[12]\\d|3[01])|(0[469]|11)-(0[1-9]|[12]\\d|30)|02-(0[1-9]|1\\d|2[0-8]))";
const leapDaySql = "((?!0000)(\\d\\d(0[48]|[2468][048]|[13579][26])|([02468][048]|[13579][26])00)-02-29)";
const timeSql = "[Tt]([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(\\.\\d{1,9})?([Zz]|[+-](0\\d|1[0-5]):[0-5]\\d)";
const isDaySql = `p.t ~ '^(${daySql}|${leapDaySql})$'`;
const isMomentSql = `p.t ~ '^(${daySql}|${leapDaySql})${timeSql}$'`;

const signs = { eq: "=", gt: ">", gte: ">=", lt: "<", lte: "<=" } as const;
type Sign = keyof typeof signs;

/**
 * Whether the event e has that value. The value is cut out of the JSON once (OFFSET 0 keeps it from being written out
 * wherever it is named). `dayStart` gives the moment at which a day begins in the project's time zone.
 */
export function propertyCondition(filter: TypedPropertyFilter, bind: Bind, dayStart: (day: string) => string): string {
  const value = `SELECT x.v, json_typeof(x.v) AS kind, x.v #>> '{}' AS t
    FROM (SELECT e.metadata #> ${bind(filter.path)}::text[] AS v OFFSET 0) x OFFSET 0`;
  return `(SELECT ${test(filter, bind, dayStart)} FROM (${value}) p)`;
}

function test(filter: TypedPropertyFilter, bind: Bind, dayStart: (day: string) => string): string {
  const { operator } = filter;
  const value = filter.value ?? "";
  switch (operator) {
    case "exists":
      return "p.kind IS NOT NULL AND p.kind <> 'null'";
    case "missing":
      return "p.kind IS NULL";
    case "null":
      return "p.kind IS NOT DISTINCT FROM 'null'";
    case "contains":
      return `p.kind = 'string' AND position(lower(${bind(value)}::text) IN lower(p.t)) > 0`;
    case "has":
      return `EXISTS (SELECT FROM json_array_elements_text(CASE p.kind WHEN 'array' THEN p.v ELSE '[]' END) AS item
        WHERE item = ${bind(value)}::text)`;
    case "ne":
      // What was not sent is not that value either.
      return `(${comparison("eq", value, filter.as, bind, dayStart)}) IS NOT TRUE`;
    default:
      return comparison(operator, value, filter.as, bind, dayStart);
  }
}

function comparison(
  operator: Sign,
  value: string,
  as: ComparedAs,
  bind: Bind,
  dayStart: (day: string) => string,
): string {
  switch (as) {
    case "number":
      return `CASE WHEN p.kind = 'number' THEN p.t::numeric ${signs[operator]} ${bind(value)}::numeric END`;
    case "boolean":
      return `p.kind = 'boolean' AND p.t = ${bind(value)}::text`;
    case "text":
      return `p.kind = 'string' AND p.t = ${bind(value)}::text`;
    case "day":
      return `p.kind = 'string' AND ${isDaySql} AND p.t COLLATE "C" ${signs[operator]} ${bind(value)}::text`;
    case "moment":
      return `CASE WHEN p.kind = 'string' AND ${isMomentSql} THEN ${momentComparison(operator, value, bind, dayStart)} END`;
    case "any":
      return anyComparison(operator, value, bind, dayStart);
  }
}

function momentComparison(operator: Sign, value: string, bind: Bind, dayStart: (day: string) => string): string {
  if (isDateTime(value)) return `p.t::timestamptz ${signs[operator]} ${bind(value)}::timestamptz`;
  const day = `${bind(value)}::date`;
  const begin = dayStart(day);
  const next = dayStart(`(${day} + 1)`);
  switch (operator) {
    case "eq":
      return `p.t::timestamptz >= ${begin} AND p.t::timestamptz < ${next}`;
    case "gt":
      return `p.t::timestamptz >= ${next}`;
    case "lte":
      return `p.t::timestamptz < ${next}`;
    default:
      return `p.t::timestamptz ${signs[operator]} ${begin}`;
  }
}

/** No schema says what the property is: the value as it was written says it. */
function anyComparison(operator: Sign, value: string, bind: Bind, dayStart: (day: string) => string): string {
  const number = isNumberText(value) ? [comparison(operator, value, "number", bind, dayStart)] : [];
  const isTime = isDate(value) || isDateTime(value);
  const times = isTime ? [comparison(operator, value, "moment", bind, dayStart)] : [];
  const days = isDate(value) ? [comparison(operator, value, "day", bind, dayStart)] : [];
  const texts = operator === "eq" ? [`p.kind IN ('string', 'boolean') AND p.t = ${bind(value)}::text`] : [];
  return [...number, ...times, ...days, ...texts].map((each) => `(${each}) IS TRUE`).join(" OR ");
}
