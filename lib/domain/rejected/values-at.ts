import { pointerParts } from "../event-schema/violation";

/** The values at a pointer, in which `*` stands for every item of a list. What is missing is left out. */
export function valuesAt(body: unknown, pointer: string): unknown[] {
  return pointerParts(pointer).reduce<unknown[]>(
    (values, part) => values.flatMap((value) => below(value, part)),
    [body],
  );
}

function below(value: unknown, part: string): unknown[] {
  if (typeof value !== "object" || value === null) return [];
  if (part === "*" && Array.isArray(value)) return value;
  return Object.hasOwn(value, part) ? [Reflect.get(value, part)] : [];
}
