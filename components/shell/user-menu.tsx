"use client";

import { BookOpen, LogOut, Monitor, Moon, Sun, UserRound } from "lucide-react";
import Link from "next/link";
import { useSyncExternalStore } from "react";
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuLabel,
  DropdownMenuRadioGroup,
  DropdownMenuRadioItem,
  DropdownMenuSeparator,
  DropdownMenuTrigger,
} from "@/components/ui/dropdown-menu";
import { applyTheme, storedTheme, subscribeTheme, type Theme } from "@/components/ui/theme";
import { leave } from "./leave";
import { useShell } from "./shell-context";

const themeChoices = [
  { theme: "system", label: "As the system", icon: Monitor },
  { theme: "light", label: "Light", icon: Sun },
  { theme: "dark", label: "Dark", icon: Moon },
] as const;

export function UserMenu() {
  const { me, project } = useShell();
  const theme = useSyncExternalStore(subscribeTheme, storedTheme, () => "system" as const);

  return (
    <DropdownMenu>
      <DropdownMenuTrigger className="flex h-9 w-full items-center gap-2 rounded-md px-2 text-left transition-colors duration-120 hover:bg-hover pointer-coarse:h-11">
        <Initials name={me.user.name} />
        <span className="min-w-0 flex-1 truncate">{me.user.name}</span>
        <Moon className="size-4 text-faint" strokeWidth={1.75} aria-hidden />
        <span className="sr-only">Account and theme</span>
      </DropdownMenuTrigger>
      <DropdownMenuContent align="start" side="top" className="w-[240px]">
        <DropdownMenuLabel className="truncate">{me.user.email}</DropdownMenuLabel>
        <DropdownMenuSeparator />
        <DropdownMenuRadioGroup value={theme} onValueChange={(value) => applyTheme(value as Theme)}>
          {themeChoices.map(({ theme: each, label, icon: Icon }) => (
            <DropdownMenuRadioItem key={each} value={each}>
              <Icon className="size-4 text-faint" strokeWidth={1.75} aria-hidden />
              {label}
            </DropdownMenuRadioItem>
          ))}
        </DropdownMenuRadioGroup>
        <DropdownMenuSeparator />
        <DropdownMenuItem asChild>
          <Link href={`/projects/${project.id}/profile`}>
            <UserRound className="size-4 text-faint" strokeWidth={1.75} aria-hidden />
            Profile, password, second factor
          </Link>
        </DropdownMenuItem>
        <DropdownMenuItem asChild>
          <Link href="/docs/api">
            <BookOpen className="size-4 text-faint" strokeWidth={1.75} aria-hidden />
            API reference
          </Link>
        </DropdownMenuItem>
        <DropdownMenuItem onSelect={() => void leave()}>
          <LogOut className="size-4 text-faint" strokeWidth={1.75} aria-hidden />
          Sign out
        </DropdownMenuItem>
      </DropdownMenuContent>
    </DropdownMenu>
  );
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
