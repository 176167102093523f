import type { ComponentProps } from "react";
import { cx } from "./class-names";

/**
 * A table drawn as a grid: rows may fold into two lines on a phone, and those far off the screen cost nothing
 * (content-visibility does not work on real table rows).
 */
export function Table({ className, ...props }: ComponentProps<"div">) {
  return <div role="table" className={cx("text-[13px]", className)} {...props} />;
}

export function TableHead({ className, ...props }: ComponentProps<"div">) {
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: a row of headings is not operated
    <div
      role="row"
      className={cx(
        "h-8 items-center border-b border-line bg-surface px-3 text-[11.5px] font-medium text-muted",
        className,
      )}
      {...props}
    />
  );
}

export function HeadCell({ className, ...props }: ComponentProps<"div">) {
  // biome-ignore lint/a11y/useFocusableInteractive: these columns have one order
  return <div role="columnheader" className={cx("whitespace-nowrap px-1", className)} {...props} />;
}

export function Row({ className, ...props }: ComponentProps<"div">) {
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: the link within is what takes the focus
    <div
      role="row"
      className={cx(
        "relative border-b border-line px-3 transition-colors duration-120 last:border-b-0 hover:bg-hover has-[a:focus-visible]:bg-hover",
        className,
      )}
      {...props}
    />
  );
}

export function Cell({ className, ...props }: ComponentProps<"div">) {
  return <div role="cell" className={cx("min-w-0 px-1", className)} {...props} />;
}
