/** Of a goal or a tier that is added here. Never one that was there before: what was given for that is remembered by it. */
export function newPartId(noun: "goal" | "tier"): string {
  const bytes = crypto.getRandomValues(new Uint8Array(5));
  return `${noun}_${[...bytes].map((byte) => byte.toString(36).padStart(2, "0")).join("")}`;
}
