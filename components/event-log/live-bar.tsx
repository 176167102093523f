"use client";

import { Keyboard } from "lucide-react";
import { type ReactNode, useId } from "react";
import { Button } from "@/components/ui/button";
import { cx } from "@/components/ui/class-names";
import { Switch } from "@/components/ui/switch";
import { Tooltip } from "@/components/ui/tooltip";
import type { LiveView } from "./live-rows";
import type { StreamState } from "./use-event-stream";

interface LiveBarProps {
  isPaused: boolean;
  onPausedChange: (isPaused: boolean) => void;
  /** Nothing new can match: the filters end in the past. */
  isOver: boolean;
  live: LiveView;
  stream: StreamState;
  onKeys: () => void;
  children: ReactNode;
}

const count = new Intl.NumberFormat("en-GB");

/** Whether the list moves by itself, how fast events come, and what is not shown of them. */
export function LiveBar({ isPaused, onPausedChange, isOver, live, stream, onKeys, children }: LiveBarProps) {
  const id = useId();
  return (
    <div className="flex min-h-11 flex-wrap items-center gap-x-3 gap-y-1 border-b border-line py-1.5 pr-2 pl-4">
      {isOver ? (
        <p className="text-muted">These days are over: nothing new comes in.</p>
      ) : (
        <>
          <Switch id={id} checked={!isPaused} onCheckedChange={(isOn) => onPausedChange(!isOn)} />
          <label htmlFor={id} className="flex items-center gap-2 font-medium">
            <span
              aria-hidden
              className={cx(
                "size-2 rounded-full",
                isPaused || stream.kind !== "live" ? "bg-line-strong" : "animate-pulse-soft bg-good-fill",
              )}
            />
            {isPaused ? "Paused" : "Live"}
          </label>
          <span className="num text-muted">{rateWords(live)}</span>
          {stream.kind === "broken" && (
            <span role="status" className="text-warn">
              {stream.reason} Trying again…
            </span>
          )}
        </>
      )}
      {!isPaused && !isOver && <SampleWords live={live} />}
      <div className="ml-auto flex items-center gap-1">
        {children}
        <Tooltip text="Keys (?)">
          <Button variant="ghost" small aria-label="Keys" onClick={onKeys} className="pointer-coarse:hidden">
            <Keyboard className="size-4" strokeWidth={1.75} aria-hidden />
          </Button>
        </Tooltip>
      </div>
    </div>
  );
}

function rateWords({ perSecond, perMinute }: LiveView): string {
  if (perSecond > 0) return `${count.format(perSecond)}/s`;
  return perMinute > 0 ? `${count.format(perMinute)} in the last minute` : "";
}

/** What is missing is said: a list that moves this fast is a sample. */
function SampleWords({ live }: { live: LiveView }) {
  const { perSecond, listedPerSecond, skipped } = live;
  const isSampled = perSecond > listedPerSecond;
  if (!isSampled && skipped === 0) return null;
  return (
    <p className="num min-w-0 text-[12px] text-muted max-lg:order-last max-lg:w-full lg:flex-1">
      {isSampled &&
        `Too fast to show them all: ${count.format(listedPerSecond)} of ${count.format(perSecond)} a second are listed while live; all are stored. `}
      {skipped > 0 && `${count.format(skipped)} were left out because this connection was too slow for them.`}
    </p>
  );
}
