"use client";

import { useEffect } from "react";
import { Toaster as Sonner } from "sonner";
import { toasterStands } from "@/lib/client/toast";

export function Toaster() {
  useEffect(toasterStands, []);
  return (
    <Sonner
      position="bottom-right"
      toastOptions={{
        classNames: {
          toast: "!bg-overlay !text-ink !border-line !rounded-lg !shadow-overlay !text-[13px] !font-sans",
          description: "!text-muted",
        },
      }}
    />
  );
}
