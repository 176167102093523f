"use client";

import { X } from "lucide-react";
import * as Radix from "radix-ui/dialog";
import type { ReactNode } from "react";
import { Button } from "./button";
import { cx } from "./class-names";

const sizes = { small: "max-w-[420px]", medium: "max-w-[640px]", large: "max-w-[880px]" };

export interface DialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: string;
  description?: string;
  size?: keyof typeof sizes;
  children: ReactNode;
}

export function DialogPanel({ open, onOpenChange, title, description, size = "small", children }: DialogProps) {
  return (
    <Radix.Root open={open} onOpenChange={onOpenChange}>
      <Radix.Portal>
        <Radix.Overlay className="fixed inset-0 z-40 animate-fade-in bg-black/40" />
        <div className="fixed inset-0 z-50 grid place-items-start overflow-y-auto p-4 pt-[12vh] sm:place-items-center sm:pt-4">
          <Radix.Content
            {...(description ? {} : { "aria-describedby": undefined })}
            className={cx(
              "w-full animate-overlay-in rounded-lg border border-line bg-overlay shadow-overlay outline-none",
              sizes[size],
            )}
          >
            <div className="flex items-start gap-2 px-4 pt-3.5">
              <Radix.Title className="text-[15px] font-semibold leading-6">{title}</Radix.Title>
              <Radix.Close asChild>
                <Button variant="ghost" icon aria-label="Close" className="-mr-2 -mt-1 ml-auto">
                  <X className="size-4" aria-hidden />
                </Button>
              </Radix.Close>
            </div>
            {description && <Radix.Description className="px-4 text-muted">{description}</Radix.Description>}
            <div className="p-4">{children}</div>
          </Radix.Content>
        </div>
      </Radix.Portal>
    </Radix.Root>
  );
}
