"use client";

import { onceOpen } from "./once-open";

export const Dialog = onceOpen(() => import("./dialog-panel").then(({ DialogPanel }) => DialogPanel));
