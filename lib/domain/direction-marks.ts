/** Marks that turn the direction of text over are spelled out: with them a text could show what it does not say. */
export function spellOutDirection(text: string): string {
  return text.replace(
    /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g,
    (mark) => `\\u${mark.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}
