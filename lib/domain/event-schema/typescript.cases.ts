import type { z } from "zod";
import type { Property } from "./property";

type PropertyInput = Partial<z.input<typeof Property>>;

/** How one property reads as TypeScript. */
export const typeScriptCases: { property: PropertyInput; reads: string }[] = [
  { property: { required: true }, reads: "p: string;" },
  { property: {}, reads: "p?: string | null;" },
  { property: { type: "number", required: true }, reads: "p: number;" },
  { property: { type: "integer", required: true }, reads: "/** A whole number. */\n  p: number;" },
  { property: { type: "date", required: true }, reads: "/** A day like 2024-05-31. */\n  p: string;" },
  { property: { list: true, required: true }, reads: "p: string[];" },
  {
    property: { constraints: { allowedValues: ["a", 'say "b"'] }, required: true },
    reads: 'p: "a" | "say \\"b\\"";',
  },
  {
    property: { constraints: { allowedValues: ["a", "b"] }, list: true },
    reads: 'p?: ("a" | "b")[] | null;',
  },
  { property: { type: "object" }, reads: "p?: Record<string, unknown> | null;" },
  { property: { type: "object", list: true, required: true }, reads: "p: Record<string, unknown>[];" },
  {
    property: {
      type: "object",
      list: true,
      required: true,
      properties: [{ id: "x", name: "a-b", type: "string", constraints: { allowedValues: ["1", "2"] } }],
    },
    reads: 'p: {\n    "a-b"?: "1" | "2" | null;\n  }[];',
  },
  { property: { name: "not a name", required: true }, reads: '"not a name": string;' },
  { property: { description: "Ends */ here", required: true }, reads: "/** Ends * / here */\n  p: string;" },
  {
    property: { description: "Old", deprecated: true },
    reads: "/**\n   * Old\n   * @deprecated\n   */\n  p?: string | null;",
  },
];

export const typeNameCases: [event: string, name: string][] = [
  ["checkout_completed", "CheckoutCompletedProperties"],
  ["Order Placed", "OrderPlacedProperties"],
  ["cart.abandoned-v2", "CartAbandonedV2Properties"],
  ["2fa_enabled", "Event2faEnabledProperties"],
  ["promise", "PromiseProperties"],
  ["購入", "EventProperties"],
];
