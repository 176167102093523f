/**
 * The path of a code's public link. Codes are a project's own, so where an older project of this server has the same one the
 * link names the project beside it.
 */
export function sharePath(code: string, project: string | null = null): string {
  return `/r/${encodeURIComponent(code)}${project ? `?in=${encodeURIComponent(project)}` : ""}`;
}

export const qrFormats = ["svg", "png"] as const;
export type QrFormat = (typeof qrFormats)[number];
export const qrSizes = { min: 100, max: 2_000, normal: 600 } as const;
