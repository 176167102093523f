"use client";

import { Search } from "lucide-react";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { cx } from "@/components/ui/class-names";
import { Kbd } from "@/components/ui/kbd";
import { type NavGroup, navGroups } from "./nav";
import { ProjectSwitcher } from "./project-switcher";
import { useShell } from "./shell-context";
import { useFindKey } from "./use-find-key";
import { UserMenu } from "./user-menu";

export function Sidebar({ onNavigate }: { onNavigate?: () => void }) {
  const { openFind } = useShell();
  const findKey = useFindKey();
  return (
    <div className="flex h-full flex-col bg-canvas px-2.5 py-3">
      <ProjectSwitcher />
      <button
        type="button"
        onClick={() => {
          onNavigate?.();
          openFind();
        }}
        className="mt-2 flex h-8 items-center gap-2 rounded-md border border-line bg-surface px-2 text-muted transition-colors duration-120 hover:border-line-strong pointer-coarse:h-10"
      >
        <Search className="size-3.5 text-faint" strokeWidth={1.75} aria-hidden />
        <span className="flex-1 text-left">Find anything</span>
        <span className="pointer-coarse:hidden">
          <Kbd>{findKey}</Kbd>
        </span>
      </button>
      <nav aria-label="Main" className="mt-3 flex flex-1 flex-col overflow-y-auto">
        {navGroups.map((group) => (
          <NavSection key={group.label} group={group} onNavigate={onNavigate} />
        ))}
      </nav>
      <UserMenu />
    </div>
  );
}

function NavSection({ group, onNavigate }: { group: NavGroup; onNavigate?: () => void }) {
  const { project } = useShell();
  const pathname = usePathname();
  return (
    <div className="mb-3">
      {group.label && <h2 className="mb-1 px-2 text-[11px] font-medium text-subtle">{group.label}</h2>}
      <ul className="flex flex-col gap-px">
        {group.items.map(({ label, icon: Icon, path, Count }) => {
          const href = `/projects/${project.id}${path}`;
          const isHere = pathname === href || pathname.startsWith(`${href}/`);
          return (
            <li key={path}>
              <Link
                href={href}
                onClick={onNavigate}
                aria-current={isHere ? "page" : undefined}
                className={cx(
                  "flex h-8 items-center gap-2.5 rounded-md px-2 transition-colors duration-120 pointer-coarse:h-10",
                  isHere ? "bg-hover font-medium text-ink" : "text-muted hover:bg-hover hover:text-ink",
                )}
              >
                <Icon
                  className={cx("size-4 shrink-0", isHere ? "text-accent-text" : "text-faint")}
                  strokeWidth={1.75}
                  aria-hidden
                />
                {label}
                {Count && <Count project={project.id} />}
              </Link>
            </li>
          );
        })}
      </ul>
    </div>
  );
}
