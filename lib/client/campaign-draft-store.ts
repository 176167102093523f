import type { CampaignValues } from "@/lib/domain/campaign/form/values";

/** What this browser has of a draft and the server has not: as it was typed, and on which revision. */
export interface UnsavedCampaign {
  revision: number;
  /** Whether the server has all of it that can be read: what is left are numbers that are half typed. */
  isSaved: boolean;
  values: CampaignValues;
}

export interface CampaignPlace {
  project: string;
  user: string;
  campaign: string;
}

/** Moves when the fields become others: what an earlier version of ours kept is then no draft. */
const shape = 1;

function keyOf({ project, user, campaign }: CampaignPlace): string {
  return `goodword-campaign:${shape}:${project}:${user}:${campaign}`;
}

export function readUnsaved(place: CampaignPlace, like: CampaignValues): UnsavedCampaign | null {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(keyOf(place)) ?? "null");
    const { revision, isSaved, values }: Partial<Record<keyof UnsavedCampaign, unknown>> = Object(stored);
    if (typeof revision !== "number" || typeof isSaved !== "boolean" || !isLike(values, like)) return null;
    return { revision, isSaved, values };
  } catch {
    // Storage that is refused, or holds what we did not write, holds no draft.
    return null;
  }
}

function isLike(values: unknown, like: CampaignValues): values is CampaignValues {
  const held: Record<string, unknown> = Object(values);
  return held.kind === like.kind && Object.entries(like).every(([key, part]) => typeof held[key] === typeof part);
}

/** Whether the browser keeps it: storage may be full or refused. */
export function keepUnsaved(place: CampaignPlace, unsaved: UnsavedCampaign): boolean {
  try {
    localStorage.setItem(keyOf(place), JSON.stringify(unsaved));
    return true;
  } catch {
    return false;
  }
}

export function forgetUnsaved(place: CampaignPlace): void {
  try {
    localStorage.removeItem(keyOf(place));
  } catch {
    // What cannot be removed could not be kept.
  }
}
