/** Contrast by WCAG 2.2, of colours written #rrggbb. */

export const textContrastMin = 4.5;

type Rgb = [number, number, number];

function rgbOf(colour: string): Rgb {
  const value = Number.parseInt(colour.slice(1), 16);
  return [(value >> 16) & 255, (value >> 8) & 255, value & 255];
}

function hexOf(rgb: Rgb): string {
  return `#${rgb.map((part) => Math.round(part).toString(16).padStart(2, "0")).join("")}`;
}

function luminance(rgb: Rgb): number {
  const [red, green, blue] = rgb.map((part) => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  }) as Rgb;
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

export function contrast(one: string, other: string): number {
  const [high = 0, low = 0] = [luminance(rgbOf(one)), luminance(rgbOf(other))].sort((a, b) => b - a);
  return (high + 0.05) / (low + 0.05);
}

/** Black or white, whichever is read better on it: one of the two always passes. */
export function inkOn(background: string): "#000000" | "#ffffff" {
  return contrast("#000000", background) >= contrast("#ffffff", background) ? "#000000" : "#ffffff";
}

const steps = 255;

/** The colour nearest to this one that is read on the background: towards the ink, in steps too small to see. */
export function nearestPassing(colour: string, background: string): string {
  const [from, ink] = [rgbOf(colour), inkOn(background)];
  const to = rgbOf(ink);
  for (let step = 0; step <= steps; step++) {
    const mixed = hexOf(from.map((part, at) => part + (((to[at] ?? 0) - part) * step) / steps) as Rgb);
    if (contrast(mixed, background) >= textContrastMin) return mixed;
  }
  return ink;
}
