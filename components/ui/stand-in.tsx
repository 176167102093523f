import { type Ref, useEffect, useEffectEvent, useImperativeHandle } from "react";

interface StandInProps {
  /** The trigger that is on the page already. */
  element: HTMLElement;
  ref?: Ref<HTMLElement>;
}

/** Takes the place of a trigger among Radix's parts and hands them the one on the page: its place and its focus. */
export function StandIn({ element, ref }: StandInProps) {
  useImperativeHandle(ref, () => element, [element]);
  return null;
}

type Listener = (event: Event) => void;

interface ListeningStandInProps extends StandInProps {
  /** What the trigger met before this was here. */
  first: Event;
  "aria-describedby"?: string;
  onPointerMove?: Listener;
  onPointerLeave?: Listener;
  onPointerDown?: Listener;
  onFocus?: Listener;
  onBlur?: Listener;
  onClick?: Listener;
}

/** The same for a trigger that is heard: what Radix would do with its events it does. */
export function ListeningStandIn({
  element,
  ref,
  first,
  "aria-describedby": describedBy,
  ...on
}: ListeningStandInProps) {
  useImperativeHandle(ref, () => element, [element]);
  const move = useEffectEvent((event: Event) => on.onPointerMove?.(event));
  const leave = useEffectEvent((event: Event) => on.onPointerLeave?.(event));
  const down = useEffectEvent((event: Event) => on.onPointerDown?.(event));
  const focus = useEffectEvent((event: Event) => on.onFocus?.(event));
  const blur = useEffectEvent((event: Event) => on.onBlur?.(event));
  const click = useEffectEvent((event: Event) => on.onClick?.(event));
  const begin = useEffectEvent(() => {
    if (first.type === "focusin") {
      if (element.contains(document.activeElement)) on.onFocus?.(first);
    } else if (element.matches(":hover")) on.onPointerMove?.(first);
  });

  useEffect(() => {
    const controller = new AbortController();
    const { signal } = controller;
    element.addEventListener("pointermove", move, { signal });
    element.addEventListener("pointerleave", leave, { signal });
    element.addEventListener("pointerdown", down, { signal });
    element.addEventListener("focusin", focus, { signal });
    element.addEventListener("focusout", blur, { signal });
    element.addEventListener("click", click, { signal });
    begin();
    return () => controller.abort();
  }, [element]);

  useEffect(() => {
    if (!describedBy || element.hasAttribute("aria-describedby")) return;
    element.setAttribute("aria-describedby", describedBy);
    return () => element.removeAttribute("aria-describedby");
  }, [element, describedBy]);

  return null;
}
