"use client";

import { useSyncExternalStore } from "react";
import { exactTime, relativeTime } from "@/lib/domain/time-words";
import { Tooltip } from "./tooltip";

const tickMs = 15_000;
let listeners: (() => void)[] = [];
let now = Date.now();
let timer: ReturnType<typeof setInterval> | undefined;

/** One clock for all times on the page: two hundred rows need no two hundred timers. */
function subscribe(listener: () => void): () => void {
  listeners = [...listeners, listener];
  timer ??= setInterval(() => {
    now = Date.now();
    for (const each of listeners) each();
  }, tickMs);
  return () => {
    listeners = listeners.filter((each) => each !== listener);
    if (listeners.length > 0) return;
    clearInterval(timer);
    timer = undefined;
  };
}

function readNow(): number {
  const fresh = Date.now();
  if (fresh - now >= tickMs) now = fresh;
  return now;
}

interface RelativeTimeProps {
  at: string;
  timeZone?: string;
  className?: string;
}

export function RelativeTime({ at, timeZone, className }: RelativeTimeProps) {
  const current = useSyncExternalStore(subscribe, readNow, () => 0);
  const moment = new Date(at);
  const exact = exactTime(moment, timeZone);
  return (
    <Tooltip text={<span className="num">{exact}</span>}>
      <time dateTime={at} className={className}>
        {current === 0 ? exact : relativeTime(moment, new Date(Math.max(current, moment.getTime())))}
      </time>
    </Tooltip>
  );
}
