"use client";

import { Moon } from "lucide-react";
import { deferred } from "@/components/ui/deferred";
import { DropdownMenu, DropdownMenuContent, DropdownMenuTrigger } from "@/components/ui/dropdown-menu";
import { useShell } from "./shell-context";

const items = deferred(() => import("./user-menu-items").then((module) => module.UserMenuItems));

export function UserMenu() {
  const { me } = useShell();
  items.usePreload();
  return (
    <DropdownMenu>
      <DropdownMenuTrigger className="flex h-9 w-full items-center gap-2 rounded-md px-2 text-left transition-colors duration-120 hover:bg-hover pointer-coarse:h-11">
        <Initials name={me.user.name} />
        <span className="min-w-0 flex-1 truncate">{me.user.name}</span>
        <Moon className="size-4 text-faint" strokeWidth={1.75} aria-hidden />
        <span className="sr-only">Account and theme</span>
      </DropdownMenuTrigger>
      <DropdownMenuContent align="start" side="top" className="w-[240px]">
        <Items />
      </DropdownMenuContent>
    </DropdownMenu>
  );
}

function Items() {
  const UserMenuItems = items.usePart();
  return <UserMenuItems />;
}

function Initials({ name }: { name: string }) {
  const words = name.trim().split(/\s+/);
  const letters = [words[0], words.length > 1 ? words.at(-1) : undefined].map((word) => [...(word ?? "")][0] ?? "");
  return (
    <span
      aria-hidden
      className="grid size-6 shrink-0 place-items-center rounded-full bg-accent-soft text-[11px] font-medium text-accent-text"
    >
      {letters.join("").toUpperCase()}
    </span>
  );
}
