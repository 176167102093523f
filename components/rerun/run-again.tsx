"use client";

import { onceOpen } from "@/components/ui/once-open";
import type { RunAgainProps } from "./rerun-dialog";

/** Only whoever mends something needs it: loaded when it opens. */
export const RunAgain = onceOpen<RunAgainProps>(() => import("./rerun-dialog").then((module) => module.RerunDialog));
