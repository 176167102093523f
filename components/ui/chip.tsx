import type { LucideIcon } from "lucide-react";
import type { ReactNode } from "react";
import { cx } from "./class-names";

export type Tone = "good" | "bad" | "warn" | "accent" | "neutral";

const tones: Record<Tone, string> = {
  good: "bg-good-soft text-good",
  bad: "bg-bad-soft text-bad",
  warn: "bg-warn-soft text-warn",
  accent: "bg-accent-soft text-accent-text",
  neutral: "bg-muted-soft text-muted",
};

interface ChipProps {
  tone?: Tone;
  icon?: LucideIcon;
  className?: string;
  children: ReactNode;
}

/** A state in one word. The icon says it again for those who do not see the colour. */
export function Chip({ tone = "neutral", icon: Icon, className, children }: ChipProps) {
  return (
    <span
      className={cx(
        "inline-flex h-5 items-center gap-1 whitespace-nowrap rounded px-1.5 text-[11.5px] font-medium",
        tones[tone],
        className,
      )}
    >
      {Icon && <Icon className="size-3" strokeWidth={2} aria-hidden />}
      {children}
    </span>
  );
}
