import { parseAsStringLiteral, useQueryState } from "nuqs";

/** A dialog that a link can open, as ⌘K does. */
export function useDialogInAddress(name: string) {
  const [dialog, setDialog] = useQueryState("dialog", parseAsStringLiteral([name]));
  return { isOpen: dialog === name, setOpen: (open: boolean) => void setDialog(open ? name : null) };
}
