"use client";

import { QueryClientProvider } from "@tanstack/react-query";
import { NuqsAdapter } from "nuqs/adapters/next/app";
import { type ReactNode, useEffect, useState } from "react";
import { Toaster } from "sonner";
import { applyTheme, storedTheme } from "@/components/ui/theme";
import { Tooltips } from "@/components/ui/tooltip";
import { makeQueryClient } from "@/lib/client/query-client";

export function Providers({ children }: { children: ReactNode }) {
  const [queryClient] = useState(makeQueryClient);
  useEffect(() => {
    const system = matchMedia("(prefers-color-scheme: dark)");
    const follow = () => {
      if (storedTheme() === "system") applyTheme("system");
    };
    system.addEventListener("change", follow);
    return () => system.removeEventListener("change", follow);
  }, []);
  return (
    <NuqsAdapter>
      <QueryClientProvider client={queryClient}>
        <Tooltips>{children}</Tooltips>
        <Toaster
          position="bottom-right"
          toastOptions={{
            classNames: {
              toast: "!bg-overlay !text-ink !border-line !rounded-lg !shadow-overlay !text-[13px] !font-sans",
              description: "!text-muted",
            },
          }}
        />
      </QueryClientProvider>
    </NuqsAdapter>
  );
}
