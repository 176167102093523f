import { cx } from "./class-names";

/** A bar in the shape of what is coming; give it that shape with width and height. */
export function Skeleton({ className }: { className?: string }) {
  return <span aria-hidden className={cx("block animate-pulse-soft rounded bg-muted-soft", className)} />;
}
