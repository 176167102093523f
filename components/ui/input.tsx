import type { ComponentProps } from "react";
import { cx } from "./class-names";

export function Input({ className, ...props }: ComponentProps<"input">) {
  return (
    <input
      className={cx(
        "h-8 w-full rounded-md border border-line bg-surface px-2.5 text-[13px] text-ink placeholder:text-subtle hover:border-line-strong focus-visible:border-accent focus-visible:outline-1 focus-visible:outline-offset-0 focus-visible:outline-accent aria-invalid:border-bad disabled:opacity-60 pointer-coarse:h-10 pointer-coarse:text-[16px]",
        className,
      )}
      {...props}
    />
  );
}
