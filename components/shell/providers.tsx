"use client";

import { QueryClientProvider } from "@tanstack/react-query";
import { type ReactNode, Suspense, useEffect, useState } from "react";
import { deferred } from "@/components/ui/deferred";
import { applyTheme, storedTheme } from "@/components/ui/theme";
import { whenQuiet } from "@/components/ui/when-quiet";
import { makeQueryClient } from "@/lib/client/query-client";
import { toasterAsked } from "@/lib/client/toast";

const toaster = deferred(() => import("@/components/ui/toaster").then((module) => module.Toaster));

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
    <QueryClientProvider client={queryClient}>
      {children}
      <Toasts />
    </QueryClientProvider>
  );
}

function Toasts() {
  const [isWanted, setWanted] = useState(false);
  useEffect(() => {
    const want = () => setWanted(true);
    void toasterAsked.then(want);
    whenQuiet(want);
  }, []);
  return isWanted ? (
    <Suspense fallback={null}>
      <Toaster />
    </Suspense>
  ) : null;
}

function Toaster() {
  const Part = toaster.usePart();
  return <Part />;
}
