import { z } from "zod";

/** So many events leave by one export; narrower filters reach the others. */
export const exportedEventsMax = 100_000;

export const exportFormats = ["csv", "ndjson"] as const;
export type ExportFormat = (typeof exportFormats)[number];

/** The file as text; its first line names the columns when it is CSV. */
export const EventFile = z.string();
