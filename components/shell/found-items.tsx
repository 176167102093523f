"use client";

import { Command } from "cmdk";
import type { LucideIcon } from "lucide-react";
import type { ReactNode } from "react";

interface FoundItemsProps<T> {
  heading: string;
  items: T[];
  children: (item: T) => ReactNode;
}

export function FoundItems<T>({ heading, items, children }: FoundItemsProps<T>) {
  if (items.length === 0) return null;
  return (
    <Command.Group
      heading={heading}
      className="[&_[cmdk-group-heading]]:px-2 [&_[cmdk-group-heading]]:pt-2 [&_[cmdk-group-heading]]:pb-1 [&_[cmdk-group-heading]]:text-[11.5px] [&_[cmdk-group-heading]]:text-subtle"
    >
      {items.map(children)}
    </Command.Group>
  );
}

interface FoundItemProps {
  value: string;
  icon: LucideIcon;
  onSelect: () => void;
  children: ReactNode;
}

export function FoundItem({ value, icon: Icon, onSelect, children }: FoundItemProps) {
  return (
    <Command.Item
      value={value}
      onSelect={onSelect}
      className="flex h-9 cursor-default items-center gap-2.5 rounded-md px-2 data-[selected=true]:bg-hover pointer-coarse:h-11"
    >
      <Icon className="size-4 shrink-0 text-faint" strokeWidth={1.75} aria-hidden />
      {children}
    </Command.Item>
  );
}
