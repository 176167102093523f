"use client";

import { ChevronRight, Menu } from "lucide-react";
import Link from "next/link";
import { Fragment, type ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { useShell } from "./shell-context";

interface Crumb {
  label: string;
  /** Absent for the page itself. */
  href?: string;
  mono?: boolean;
}

interface PageHeaderProps {
  crumbs: Crumb[];
  children?: ReactNode;
}

/** The slim bar that stays on top: where am I, and at most one main action. */
export function PageHeader({ crumbs, children }: PageHeaderProps) {
  const { openNavigation } = useShell();
  return (
    <header className="sticky top-0 z-20 border-b border-line bg-canvas/85 backdrop-blur">
      <div className="flex h-12 items-center gap-2 px-4 md:px-6">
        <Button variant="ghost" icon aria-label="Navigation" onClick={openNavigation} className="-ml-2 md:hidden">
          <Menu className="size-4" strokeWidth={1.75} aria-hidden />
        </Button>
        <nav aria-label="Breadcrumb" className="flex min-w-0 items-center gap-1.5 text-muted">
          {crumbs.map((crumb, at) => (
            <Fragment key={crumb.label}>
              {at > 0 && <ChevronRight className="size-3.5 shrink-0 text-faint" strokeWidth={1.75} aria-hidden />}
              {crumb.href ? (
                <Link href={crumb.href} className="rounded-sm transition-colors duration-120 hover:text-ink">
                  {crumb.label}
                </Link>
              ) : (
                <span aria-current="page" className={`truncate font-medium text-ink ${crumb.mono ? "mono" : ""}`}>
                  {crumb.label}
                </span>
              )}
            </Fragment>
          ))}
        </nav>
        {children && <div className="ml-auto flex items-center gap-2">{children}</div>}
      </div>
    </header>
  );
}

export function PageBody({ children }: { children: ReactNode }) {
  return (
    <main id="content" tabIndex={-1} className="mx-auto w-full max-w-[1288px] flex-1 px-4 py-5 outline-none md:px-6">
      {children}
    </main>
  );
}
