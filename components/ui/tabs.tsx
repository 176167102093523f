import Link from "next/link";
import { cx } from "./class-names";

interface TabLinksProps {
  label: string;
  tabs: { href: string; label: string; count?: number }[];
  /** The href of the one that is shown. */
  current: string;
}

/** The parts of one thing, each a page of its own. */
export function TabLinks({ label, tabs, current }: TabLinksProps) {
  return (
    <nav aria-label={label} className="-mb-px flex gap-1 overflow-x-auto border-b border-line">
      {tabs.map((tab) => (
        <Link
          key={tab.href}
          href={tab.href}
          aria-current={tab.href === current ? "page" : undefined}
          className={cx(
            "flex h-9 shrink-0 items-center gap-1.5 border-b-2 px-2.5 text-[13px] font-medium transition-colors duration-120",
            tab.href === current ? "border-accent text-ink" : "border-transparent text-muted hover:text-ink",
          )}
        >
          {tab.label}
          {tab.count !== undefined && (
            <span className="num text-[11.5px] text-subtle">{tab.count.toLocaleString("en")}</span>
          )}
        </Link>
      ))}
    </nav>
  );
}
