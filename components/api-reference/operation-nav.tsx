"use client";

import Link from "next/link";
import { useState } from "react";
import { cx } from "@/components/ui/class-names";
import { SearchInput } from "@/components/ui/search-input";
import { Verb } from "./verb";

export interface NavOperation {
  id: string;
  verb: string;
  path: string;
  summary: string;
}

export interface NavGroup {
  title: string;
  slug: string;
  operations: NavOperation[];
}

interface OperationNavProps {
  groups: NavGroup[];
  /** The group whose page this is. */
  current: string | null;
}

/** All groups, the operations of this one, and what is searched for among all. */
export function OperationNav({ groups, current }: OperationNavProps) {
  const [sought, setSought] = useState("");
  const words = sought.toLowerCase().split(/\s+/).filter(Boolean);
  const isSought = ({ verb, path, summary }: NavOperation) => {
    const text = `${verb} ${path} ${summary}`.toLowerCase();
    return words.every((word) => text.includes(word));
  };
  const shown = groups
    .map((group) => ({ ...group, found: group.operations.filter(isSought) }))
    .filter(({ found }) => found.length > 0);
  return (
    <nav aria-label="Operations">
      <SearchInput label="Find an operation" value={sought} onChange={setSought} />
      <div className="mt-3 space-y-1">
        <Link
          href="/docs/api"
          aria-current={current === null ? "page" : undefined}
          className={cx(groupLink, current === null ? "bg-hover text-ink" : "text-muted hover:text-ink")}
        >
          About this API
        </Link>
        {shown.map(({ title, slug, found }) => (
          <div key={slug}>
            <Link
              href={`/docs/api/${slug}`}
              aria-current={slug === current ? "page" : undefined}
              className={cx(groupLink, slug === current ? "bg-hover text-ink" : "text-muted hover:text-ink")}
            >
              {title}
            </Link>
            {(slug === current || words.length > 0) && <Operations slug={slug} operations={found} />}
          </div>
        ))}
      </div>
      <p role="status" className={cx("px-2 py-2 text-muted", shown.length > 0 && "sr-only")}>
        {words.length > 0 && foundWords(shown.reduce((sum, { found }) => sum + found.length, 0))}
      </p>
    </nav>
  );
}

const groupLink = "block rounded-md px-2 py-1.5 font-medium transition-colors duration-120 pointer-coarse:py-2.5";

function foundWords(count: number): string {
  if (count === 0) return "No operation has these words in its name or path.";
  return count === 1 ? "1 operation found" : `${count} operations found`;
}

function Operations({ slug, operations }: { slug: string; operations: NavOperation[] }) {
  return (
    <ul className="mt-0.5 mb-2 ml-2 border-l border-line pl-1">
      {operations.map(({ id, verb, path, summary }) => (
        <li key={id}>
          <Link
            href={`/docs/api/${slug}#${id}`}
            className="block rounded-md px-2 py-1 text-[12px] leading-[18px] text-muted transition-colors duration-120 hover:bg-hover hover:text-ink pointer-coarse:py-2"
          >
            {summary}
            <span className="block break-all text-[11px] text-subtle">
              <Verb verb={verb} /> <span className="mono">{path}</span>
            </span>
          </Link>
        </li>
      ))}
    </ul>
  );
}
