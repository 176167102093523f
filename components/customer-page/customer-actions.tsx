"use client";

import { Activity, BadgeCheck, Ellipsis, Link2, Pencil, Trash2 } from "lucide-react";
import Link from "next/link";
import { useShell } from "@/components/shell/shell-context";
import { Button } from "@/components/ui/button";
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuSeparator,
  DropdownMenuTrigger,
} from "@/components/ui/dropdown-menu";
import type { CustomerRecord } from "@/lib/domain/customer-record";

interface CustomerActionsProps {
  customer: CustomerRecord;
  mayWrite: boolean;
  onAsk: (what: "edit" | "delete" | "status") => void;
}

export function CustomerActions({ customer, mayWrite, onAsk }: CustomerActionsProps) {
  const { project } = useShell();
  return (
    <>
      {mayWrite && (
        <Button onClick={() => onAsk("edit")}>
          <Pencil className="size-3.5" strokeWidth={1.75} aria-hidden />
          Edit
        </Button>
      )}
      <DropdownMenu>
        <DropdownMenuTrigger asChild>
          <Button variant="ghost" icon aria-label="More about this customer">
            <Ellipsis className="size-4" strokeWidth={1.75} aria-hidden />
          </Button>
        </DropdownMenuTrigger>
        <DropdownMenuContent align="end">
          <DropdownMenuItem asChild>
            <Link href={`/projects/${project.id}/events?customer=${customer.id}`}>
              <Activity className="size-4 text-faint" strokeWidth={1.75} aria-hidden />
              Show the events in the log
            </Link>
          </DropdownMenuItem>
          <DropdownMenuItem asChild>
            <Link href={`/projects/${project.id}/rewards/find?q=${customer.id}`}>
              <BadgeCheck className="size-4 text-faint" strokeWidth={1.75} aria-hidden />
              Where are their rewards?
            </Link>
          </DropdownMenuItem>
          <DropdownMenuItem onSelect={() => onAsk("status")}>
            <Link2 className="size-4 text-faint" strokeWidth={1.75} aria-hidden />
            Status link…
          </DropdownMenuItem>
          {mayWrite && (
            <>
              <DropdownMenuSeparator />
              <DropdownMenuItem onSelect={() => onAsk("delete")} className="text-bad!">
                <Trash2 className="size-4" strokeWidth={1.75} aria-hidden />
                Delete…
              </DropdownMenuItem>
            </>
          )}
        </DropdownMenuContent>
      </DropdownMenu>
    </>
  );
}
