/** Takes a value of a statement and says how it is named in it. */
export type Bind = (value: unknown) => string;

/** Collects the values of a statement. */
export function binder(values: unknown[]): Bind {
  return (value) => `$${values.push(value)}`;
}
