import type { OutcomeFilter } from "@/lib/domain/event/outcome";
import type { Bind } from "@/lib/server/bind";
import { propertyCondition, type TypedPropertyFilter } from "./property-condition";

export interface EventFilter {
  names: string[];
  /** Stored ids of the customers asked for; null when none is. Empty: nobody is called like that. */
  customerIds: string[] | null;
  campaignId: string | null;
  outcome: OutcomeFilter | null;
  channel: string | null;
  from: Date | null;
  to: Date | null;
  /** YYYY-MM-DD in the project's time zone, both included. */
  fromDay: string | null;
  toDay: string | null;
  sourceId: string | null;
  /** From the first to the last id that begins as asked, or the sender's key of that text. */
  search: { ids: { first: string; last: string } | null; sourceId: string } | null;
  properties: TypedPropertyFilter[];
  /** Only among these stored ids. */
  among: string[] | null;
}

export const everyEvent: EventFilter = {
  names: [],
  customerIds: null,
  campaignId: null,
  outcome: null,
  channel: null,
  from: null,
  to: null,
  fromDay: null,
  toDay: null,
  sourceId: null,
  search: null,
  properties: [],
  among: null,
};

/** Which index a page is read along. */
export type EventDriver = "ids" | "customer" | "queue" | "failures" | "decisions" | "schema" | "schemas";

/** Written when its turn comes: the numbers of the parameters go by the order in which they are bound. */
export type Condition = (bind: Bind) => string;

/** An event is no more than an hour ahead of its arrival, and its id is the time of that. */
const aheadMax = "interval '1 hour'";

/** No index of times serves those drivers, but what happened since then has no older id. */
export function sinceId({ from, fromDay }: EventFilter, id: string, bind: Bind): string[] {
  return [
    ...(from ? [`${id} >= goodword_uuid_floor(${bind(from)}::timestamptz - ${aheadMax})`] : []),
    ...(fromDay ? [`${id} >= goodword_uuid_floor(${dayStart(`${bind(fromDay)}::date`)} - ${aheadMax})`] : []),
  ];
}

/** When the event occurred. */
export function timeConditions({ from, to, fromDay, toDay }: EventFilter): Condition[] {
  return [
    from && ((bind: Bind) => `e.occurred_at >= ${bind(from)}::timestamptz`),
    to && ((bind: Bind) => `e.occurred_at < ${bind(to)}::timestamptz`),
    fromDay && ((bind: Bind) => `e.occurred_at >= ${dayStart(`${bind(fromDay)}::date`)}`),
    toDay && ((bind: Bind) => `e.occurred_at < ${dayStart(`(${bind(toDay)}::date + 1)`)}`),
  ].filter((each) => typeof each === "function");
}

function dayStart(day: string): string {
  return `(${day}::timestamp AT TIME ZONE (SELECT time_zone FROM project WHERE id = $1))`;
}

export function idCondition({ sourceId, search, among }: EventFilter, bind: Bind): string {
  const keyed = (key: string) =>
    `e.id = ANY(ARRAY(SELECT event_id FROM event_key WHERE project_id = $1 AND source_id = ${bind(key)}))`;
  const conditions = [
    ...(among === null ? [] : [`e.id = ANY(${bind(among)}::uuid[])`]),
    ...(sourceId === null ? [] : [keyed(sourceId)]),
    ...(search === null
      ? []
      : search.ids
        ? [`e.id BETWEEN ${bind(search.ids.first)}::uuid AND ${bind(search.ids.last)}::uuid`]
        : [keyed(search.sourceId)]),
  ];
  return conditions.join(" AND ");
}

/** What the index of decisions is entered by. */
export function decisionOutcome({ outcome }: EventFilter, bind: Bind): string {
  return isDecision(outcome) ? ` AND d.outcome = ${bind(outcome)}` : "";
}

export function decisionRest({ outcome, campaignId }: EventFilter, bind: Bind): string {
  // Beside a reward, that another side or campaign had nothing to give is not what the event is called.
  const isAll =
    outcome === "nothing_due"
      ? ` AND NOT EXISTS (SELECT FROM decision o
          WHERE o.project_id = $1 AND o.event_id = d.event_id AND o.outcome <> 'nothing_due'${
            campaignId ? " AND o.campaign_id = d.campaign_id" : ""
          })`
      : "";
  return isAll + (campaignId ? ` AND d.campaign_id = ${bind(campaignId)}::uuid` : "");
}

function isDecision(outcome: OutcomeFilter | null): boolean {
  return outcome !== null && !["none", "pending", "failed"].includes(outcome);
}

const noneCondition = `NOT EXISTS (SELECT FROM decision d WHERE d.project_id = $1 AND d.event_id = e.id)
  AND NOT EXISTS (SELECT FROM event_due d WHERE d.event_id = e.id)
  AND NOT EXISTS (SELECT FROM event_failure d WHERE d.event_id = e.id)`;

/** What the driver does not see to by itself: looked for among its events. */
export function looseConditions(filter: EventFilter, driver: EventDriver): Condition[] {
  const { names, customerIds, channel, properties } = filter;
  const isByTime = driver === "schema" || driver === "schemas";
  return [
    ...(isByTime ? [] : timeConditions(filter)),
    ...(names.length > 0 && !isByTime
      ? [
          (bind: Bind) =>
            `e.event_schema_id = ANY(ARRAY(SELECT id FROM event_schema WHERE project_id = $1 AND name = ANY(${bind(names)}::text[])))`,
        ]
      : []),
    ...(customerIds && driver !== "customer"
      ? [(bind: Bind) => `e.customer_id = ANY(${bind(customerIds)}::uuid[])`]
      : []),
    ...(channel ? [(bind: Bind) => `e.channel = ${bind(channel)}`] : []),
    ...(driver === "decisions" ? [] : outcomeConditions(filter, driver)),
    ...properties.map((each) => (bind: Bind) => propertyCondition(each, bind, dayStart)),
  ];
}

function outcomeConditions(filter: EventFilter, driver: EventDriver): Condition[] {
  const { outcome, campaignId } = filter;
  if (outcome === "none") return [() => noneCondition];
  const decided = (bind: Bind) =>
    `EXISTS (SELECT FROM decision d WHERE d.project_id = $1 AND d.event_id = e.id${decisionOutcome(filter, bind)}${decisionRest(filter, bind)})`;
  return [
    ...(outcome === "pending" && driver !== "queue" ? [() => existsIn("event_due")] : []),
    ...(outcome === "failed" && driver !== "failures" ? [() => existsIn("event_failure")] : []),
    ...(campaignId !== null || isDecision(outcome) ? [decided] : []),
  ];
}

function existsIn(table: "event_due" | "event_failure"): string {
  return `EXISTS (SELECT FROM ${table} d WHERE d.project_id = $1 AND d.event_id = e.id)`;
}
