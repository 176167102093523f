import { Gift, Undo2 } from "lucide-react";

/** What a goal can be for. */
export const goalKinds = [
  { value: "reward", label: "Gives rewards", means: "what each side gets is the next step", icon: Gift },
  { value: "take_back", label: "Takes rewards back", means: "such as a refund or a chargeback", icon: Undo2 },
] as const;
