import { createHash } from "node:crypto";
import type { DemoChapter } from "./telling";

interface DemoVisit {
  /** campaign/holder of the code. */
  code: string;
  visitor: Buffer;
  at: Date;
}

const minuteMs = 60_000;

/** Before a friend came by a link, that friend and some who thought better of it looked at it. */
export function demoVisits(chapters: DemoChapter[]): DemoVisit[] {
  return chapters.flatMap(({ events }) =>
    events.flatMap(({ code, sourceId, at }) => {
      if (!code || !("holder" in code)) return [];
      const digest = createHash("sha256").update(sourceId).digest();
      const looked = 1 + (digest.readUInt8(0) % 6);
      return Array.from({ length: looked }, (_, each) => ({
        code: `${code.campaign}/${code.holder}`,
        visitor: createHash("sha256").update(`${sourceId} ${each}`).digest().subarray(0, 16),
        at: new Date(at.getTime() - (5 + each * (20 + digest.readUInt8(1))) * minuteMs),
      }));
    }),
  );
}
