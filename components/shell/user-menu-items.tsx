"use client";

import { BookOpen, LogOut, Monitor, Moon, Sun, UserRound } from "lucide-react";
import Link from "next/link";
import { useSyncExternalStore } from "react";
import {
  DropdownMenuItem,
  DropdownMenuLabel,
  DropdownMenuRadioGroup,
  DropdownMenuRadioItem,
  DropdownMenuSeparator,
} from "@/components/ui/dropdown-menu";
import { applyTheme, storedTheme, subscribeTheme, type Theme } from "@/components/ui/theme";
import { leave } from "./leave";
import { useShell } from "./shell-context";

const themeChoices = [
  { theme: "system", label: "As the system", icon: Monitor },
  { theme: "light", label: "Light", icon: Sun },
  { theme: "dark", label: "Dark", icon: Moon },
] as const;

export function UserMenuItems() {
  const { me, project } = useShell();
  const theme = useSyncExternalStore(subscribeTheme, storedTheme, () => "system" as const);
  return (
    <>
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
    </>
  );
}
