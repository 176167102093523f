import Link from "next/link";
import type { ReactNode } from "react";
import { cx } from "./class-names";

interface RowLinkProps {
  href: string;
  /** For the keys that go from row to row. */
  rowId: string;
  isTabStop: boolean;
  className?: string;
  children: ReactNode;
}

/** The link that a whole row of a table is. */
export function RowLink({ href, rowId, isTabStop, className, children }: RowLinkProps) {
  return (
    <Link
      href={href}
      tabIndex={isTabStop ? 0 : -1}
      data-row={rowId}
      className={cx(
        "truncate text-ink after:absolute after:inset-0 focus-visible:outline-none focus-visible:after:outline-2 focus-visible:after:-outline-offset-2 focus-visible:after:outline-accent",
        className,
      )}
    >
      {children}
    </Link>
  );
}
