import { parseAsStringEnum } from "@/lib/client/address-parser";
import { useQueryState } from "@/lib/client/address-state";

/** A dialog that a link can open, as ⌘K does. */
export function useDialogInAddress(name: string) {
  const [dialog, setDialog] = useQueryState("dialog", parseAsStringEnum([name]));
  return { isOpen: dialog === name, setOpen: (open: boolean) => void setDialog(open ? name : null) };
}
