import { Braces, Calendar, Clock, Hash, type LucideIcon, ToggleLeft, Type } from "lucide-react";
import type { PropertyType } from "@/lib/domain/event-schema/property";

export const typeWords: Record<PropertyType, { icon: LucideIcon; means: string; example: string }> = {
  string: { icon: Type, means: "any text", example: "NW-10482" },
  number: { icon: Hash, means: "with decimals", example: "129.90" },
  integer: { icon: Hash, means: "whole number", example: "3" },
  boolean: { icon: ToggleLeft, means: "true or false", example: "true" },
  date: { icon: Calendar, means: "a day", example: "2026-05-31" },
  datetime: { icon: Clock, means: "a moment, with its offset", example: "2026-05-31T10:00:00Z" },
  object: { icon: Braces, means: "properties of its own", example: '{ "country": "DE" }' },
};
