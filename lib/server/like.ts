/** For LIKE: what somebody typed means itself. */
export function literal(text: string): string {
  return text.replace(/[\\%_]/g, "\\$&");
}
