"use client";

import { useEffect, useState } from "react";
import type { UseFormReturn } from "react-hook-form";
import { type CampaignValues, KeptCampaign } from "@/lib/domain/campaign/form";

function read(key: string): CampaignValues | null {
  try {
    const parsed = KeptCampaign.safeParse(JSON.parse(localStorage.getItem(key) ?? "null"));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}

/** What was typed and not saved is there again, also after the page was closed. Read once, when the form opens. */
export function useKept(key: string): CampaignValues | null {
  const [kept] = useState(() => read(key));
  return kept;
}

export function forget(key: string): void {
  try {
    localStorage.removeItem(key);
  } catch {
    // Without storage nothing was kept.
  }
}

/** Keeps the form as it is filled. */
export function useKeepForm(key: string, form: UseFormReturn<CampaignValues>): void {
  useEffect(() => {
    return form.subscribe({
      formState: { values: true },
      callback: ({ values }) => {
        try {
          localStorage.setItem(key, JSON.stringify(values));
        } catch {
          // Without storage the form works, and is gone when the page is.
        }
      },
    });
  }, [key, form]);
}
