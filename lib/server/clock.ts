import { shared } from "./shared";

const clock = shared<{ at: Date | null }>("clock", () => ({ at: null }));

/** The present, as it is stored with what events set off. */
export function presentTime(): Date {
  return clock.at ?? new Date();
}

/** Sets the present of this process: the demo project tells of months that went before. Null: the real one again. */
export function setPresentTime(at: Date | null): void {
  clock.at = at;
}
