import { dateWords } from "../time-words";
import type { RewardStatus } from "./kinds";

interface ToldStatus {
  status: RewardStatus;
  dueAt: string;
}

const words: Record<Exclude<RewardStatus, "pending">, string> = {
  held: "in review",
  awaiting_stock: "waits for a code",
  issued: "given",
  delivered: "delivered",
  void: "not given",
  reversed: "taken back",
};

/** How far a reward is, in two or three words. */
export function rewardStatusWords({ status, dueAt }: ToldStatus, now: Date, timeZone?: string): string {
  return status === "pending" ? `due ${dateWords(new Date(dueAt), now, timeZone)}` : words[status];
}

/** The same of a reward that nobody has got yet, so that no day is near enough to be named. */
export function rewardStatusName(status: RewardStatus): string {
  return status === "pending" ? "waits its days" : words[status];
}

export const rewardStatusTones: Record<RewardStatus, "good" | "warn" | "bad" | "neutral"> = {
  pending: "neutral",
  held: "warn",
  awaiting_stock: "warn",
  issued: "good",
  delivered: "good",
  void: "neutral",
  reversed: "bad",
};
