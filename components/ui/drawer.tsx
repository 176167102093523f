"use client";

import { onceOpen } from "./once-open";

export const Drawer = onceOpen(() => import("./drawer-panel").then(({ DrawerPanel }) => DrawerPanel));
