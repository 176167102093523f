import type { ReactNode } from "react";
import { cx } from "./class-names";

interface TextRegionProps {
  /** What this is, for those who cannot see where it stands. */
  label: string;
  className?: string;
  children: ReactNode;
}

/** Text with its own spaces and lines, in a place of its own that scrolls and can be reached by keyboard to do so. */
export function TextRegion({ label, className, children }: TextRegionProps) {
  return (
    <pre
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
      tabIndex={0}
      role="region"
      aria-label={label}
      dir="ltr"
      className={cx("overflow-auto font-mono text-[12px] leading-5", className)}
    >
      {children}
    </pre>
  );
}
