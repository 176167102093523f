"use client";

import {
  cloneElement,
  type FocusEvent,
  type PointerEvent,
  type ReactElement,
  type ReactNode,
  Suspense,
  type SyntheticEvent,
  useState,
} from "react";
import { deferred } from "./deferred";

const bubble = deferred(() => import("./tooltip-bubble").then(({ TooltipBubble }) => TooltipBubble));

/** Until it shows, when none was shown just before. */
const delayMs = 300;
let closedAt = Number.NEGATIVE_INFINITY;

interface Heard {
  element: HTMLElement;
  first: Event;
  delayMs: number;
}

interface Hearing {
  onPointerEnter?: (event: PointerEvent<HTMLElement>) => void;
  onFocus?: (event: FocusEvent<HTMLElement>) => void;
}

interface TooltipProps {
  text: ReactNode;
  side?: "top" | "right" | "bottom" | "left";
  /** Takes the events of the pointer and of the focus. */
  children: ReactElement<Hearing>;
}

/** What a thing on the page is, said when it is pointed at or has the focus. A list has hundreds of them: nothing is made before. */
export function Tooltip({ text, side = "top", children }: TooltipProps) {
  const [heard, setHeard] = useState<Heard | null>(null);
  bubble.usePreload();
  const hear = ({ currentTarget, nativeEvent }: SyntheticEvent<HTMLElement, Event>) =>
    setHeard({
      element: currentTarget,
      first: nativeEvent,
      delayMs: performance.now() - closedAt < delayMs ? 0 : delayMs,
    });
  const hearing: Hearing = {
    onPointerEnter: (event) => {
      children.props.onPointerEnter?.(event);
      hear(event);
    },
    onFocus: (event) => {
      children.props.onFocus?.(event);
      // Whoever clicks knows what it is.
      if (!heard && event.target.matches(":focus-visible")) hear(event);
    },
  };
  return (
    <>
      {cloneElement(children, hearing)}
      {heard && (
        <Suspense fallback={null}>
          <Bubble heard={heard} text={text} side={side} />
        </Suspense>
      )}
    </>
  );
}

function Bubble({ heard, text, side }: { heard: Heard; text: ReactNode; side: TooltipProps["side"] }) {
  const TooltipBubble = bubble.usePart();
  const rememberClosed = () => {
    closedAt = performance.now();
  };
  return (
    <TooltipBubble {...heard} side={side} onClose={rememberClosed}>
      {text}
    </TooltipBubble>
  );
}
