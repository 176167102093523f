import { cx } from "./class-names";

interface CodeBlockProps {
  /** What this is, for those who cannot see where it stands. */
  label: string;
  text: string;
  className?: string;
}

/** Code to be read and copied, never run. */
export function CodeBlock({ label, text, className }: CodeBlockProps) {
  return (
    <pre
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
      tabIndex={0}
      role="region"
      aria-label={label}
      dir="ltr"
      className={cx("overflow-auto p-4 font-mono text-[12px] leading-5 text-ink [tab-size:2]", className)}
    >
      {text}
    </pre>
  );
}
