import * as Slot from "radix-ui/slot";
import type { ComponentProps } from "react";
import { cx } from "./class-names";

const variants = {
  outline: "border-line bg-raised text-ink hover:bg-hover",
  primary: "border-transparent bg-accent text-white hover:bg-accent-strong",
  ghost: "border-transparent bg-transparent text-muted hover:bg-hover hover:text-ink",
  danger: "border-transparent bg-bad-soft text-bad hover:bg-bad-soft/80",
};

interface ButtonProps extends ComponentProps<"button"> {
  variant?: keyof typeof variants;
  /** Square, for one icon; then give it an aria-label. */
  icon?: boolean;
  /** For a row of small controls. */
  small?: boolean;
  asChild?: boolean;
}

export function Button({ variant = "outline", icon, small, asChild, className, type, ...props }: ButtonProps) {
  const Element = asChild ? Slot.Root : "button";
  return (
    <Element
      type={asChild ? undefined : (type ?? "button")}
      className={cx(
        "inline-flex shrink-0 select-none items-center justify-center gap-1.5 whitespace-nowrap rounded-md border font-medium transition-colors duration-120 disabled:pointer-events-none disabled:opacity-50 pointer-coarse:h-9",
        small ? "h-7 text-[12.5px]" : "h-8 text-[13px]",
        icon ? "w-8 pointer-coarse:w-9" : small ? "px-2" : "px-3",
        variants[variant],
        className,
      )}
      {...props}
    />
  );
}
