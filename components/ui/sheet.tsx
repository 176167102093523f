"use client";

import { onceOpen } from "./once-open";

export const Sheet = onceOpen(() => import("./sheet-panel").then(({ SheetPanel }) => SheetPanel));
