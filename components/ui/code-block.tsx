import { cx } from "./class-names";
import { TextRegion } from "./text-region";

interface CodeBlockProps {
  /** What this is, for those who cannot see where it stands. */
  label: string;
  text: string;
  className?: string;
}

/** Code to be read and copied, never run. */
export function CodeBlock({ label, text, className }: CodeBlockProps) {
  return (
    <TextRegion label={label} className={cx("p-4 text-ink [tab-size:2]", className)}>
      {text}
    </TextRegion>
  );
}
