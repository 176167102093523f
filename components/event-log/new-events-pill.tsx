"use client";

import { ArrowUp } from "lucide-react";
import { useEffect, useRef } from "react";

interface NewEventsPillProps {
  count: number;
  isListEmpty: boolean;
  onShow: () => void;
}

/** Nothing jumps under the reader: what is new waits behind this until it is asked for. */
export function NewEventsPill({ count, isListEmpty, onShow }: NewEventsPillProps) {
  const showRef = useRef(onShow);
  showRef.current = onShow;
  useEffect(() => {
    if (isListEmpty && count > 0) showRef.current();
  }, [isListEmpty, count]);

  return (
    <div className="sticky top-14 z-20 flex h-0 justify-center">
      {count > 0 && !isListEmpty && (
        <button
          type="button"
          onClick={() => {
            onShow();
            window.scrollTo({ top: 0 });
          }}
          className="num mt-1 flex h-7 animate-overlay-in items-center gap-1.5 rounded-full bg-accent pr-3 pl-2.5 text-[12.5px] font-medium text-white shadow-overlay hover:bg-accent-strong pointer-coarse:h-9"
        >
          <ArrowUp className="size-3.5" strokeWidth={2} aria-hidden />
          {new Intl.NumberFormat("en-GB").format(count)} new {count === 1 ? "event" : "events"}
        </button>
      )}
    </div>
  );
}
