/** So many events leave by one export; narrower filters reach the others. */
export const exportedEventsMax = 100_000;

export const exportFormats = ["csv", "ndjson"] as const;
export type ExportFormat = (typeof exportFormats)[number];
