export const nameLengthMax = 100;

// Besides the three that poison prototypes: a declared `toString` would be found on every object that lacks it.
function isReserved(name: string): boolean {
  return name === "prototype" || name in Object.prototype;
}

/** Why a property cannot be called `name`, in words, or null if it can. */
export function propertyNameProblem(name: string): string | null {
  if (name.length === 0) return "needs a name";
  if (name.length > nameLengthMax) return `must have at most ${nameLengthMax} characters`;
  if (/[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]/u.test(name)) {
    return "must not contain control or invisible characters";
  }
  if (name !== name.trim()) return "must not start or end with a space";
  if (name.startsWith(".") || name.endsWith(".")) return "must not start or end with a dot";
  if (isReserved(name)) return `must not be \`${name}\`, a word reserved by JavaScript`;
  return null;
}
