import type { ConditionField } from "../condition/condition-fields";
import type { CampaignKind, CampaignState } from "./kinds";
import type { Place } from "./summary-facts";
import type { PublicUnfinished } from "./unfinished-config";

/** What the checklist of a draft is judged by. What the campaign names is found by public id. */
export interface ChecklistFacts {
  now: Date;
  place: Place;
  name: string;
  config: PublicUnfinished;
  startsAt: Date | null;
  endsAt: Date | null;
  /** The campaign as it is; null for a new one. */
  state: CampaignState | null;
  /** Whether another campaign has the name. */
  isNameTaken: boolean;
  /** The version that somebody published since the draft was begun, and what it changed. */
  meanwhile: { version: number; changes: string[] } | null;
  events: EventFacts[];
  sources: SourceFacts[];
  /** Running referral campaigns that count one of the same events, and would pay for it as well. */
  rivals: { id: string; name: string; event: string }[];
  /** Customers that the project knows, counted up to a bound. */
  customers: number;
  /** Whether somebody wrote where links lead; null where there is no campaign to write it for. */
  hasLanding: boolean | null;
}

export interface EventFacts {
  id: string;
  name: string;
  status: "published" | "draft" | "archived";
  /** What its published version lets a condition ask, with how often that was seen. */
  fields: ConditionField[];
  /** Whether events may carry what the schema does not define. */
  takesUnknown: boolean;
  /** In which part of the events looked at something that is not defined was seen, by dotted path. */
  undefinedShares: Record<string, number>;
  /** Events of the last days. */
  recent: { days: number; count: number; isMore: boolean; isFromBrowsersOnly: boolean };
}

export interface SourceFacts {
  id: string;
  name: string;
  kind: CampaignKind;
  state: CampaignState;
  /** Codes nobody holds, counted up to a bound; null where codes are made as they are needed. */
  codesLeft: number | null;
}

/** How far codes and customers are counted. */
export const countedMax = 1_000;
