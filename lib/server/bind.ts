/** Collects the values of a statement and says how each is named in it. */
export function binder(values: unknown[]): (value: unknown) => string {
  return (value) => `$${values.push(value)}`;
}
