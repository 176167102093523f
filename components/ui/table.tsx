import type { ComponentProps } from "react";
import { cx } from "./class-names";

export function Table({ className, ...props }: ComponentProps<"table">) {
  return <table className={cx("w-full border-separate border-spacing-0 text-[13px]", className)} {...props} />;
}

export function HeadCell({ className, ...props }: ComponentProps<"th">) {
  return (
    <th
      scope="col"
      className={cx(
        "h-8 whitespace-nowrap border-b border-line bg-surface px-3 text-left text-[11.5px] font-medium text-muted",
        className,
      )}
      {...props}
    />
  );
}

export function Cell({ className, ...props }: ComponentProps<"td">) {
  return <td className={cx("h-10 whitespace-nowrap border-b border-line px-3", className)} {...props} />;
}
