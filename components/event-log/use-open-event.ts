"use client";

import { parseAsString } from "@/lib/client/address-parser";
import { useQueryState } from "@/lib/client/address-state";

/** The event that stands open beside the list, in the address: a reload opens it again. */
export function useOpenEvent() {
  const [openId, setOpenId] = useQueryState("event", parseAsString);
  return {
    openId,
    open: (id: string) => void setOpenId(id, { history: openId === null ? "push" : "replace" }),
    close: () => void setOpenId(null, { history: "replace" }),
  };
}
