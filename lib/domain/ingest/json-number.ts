// A double tells any 15 decimal digits apart, so shorter numbers without an exponent need no second look.
export const plainNumberLength = 15;

// Any program that holds a double writes at most 17 digits of it.
const doubleDigitsMax = 17;
const normalMin = 2.2250738585072014e-308;

interface Decimal {
  digits: string;
  exponent: number;
}

function decimal(token: string): Decimal {
  const [mantissa = "", power = "0"] = token.replace("-", "").toLowerCase().split("e");
  const [whole = "", fraction = ""] = mantissa.split(".");
  const all = (whole + fraction).replace(/^0+/, "");
  let end = all.length;
  while (end > 0 && all[end - 1] === "0") end--;
  if (end === 0) return { digits: "", exponent: 0 };
  return { digits: all.slice(0, end), exponent: Number(power) - fraction.length + (all.length - end) };
}

/**
 * Whether the number means after reading and storing what it meant when written. Whole numbers must stay exact: they
 * are ids and amounts. A fraction may end differently in its 17th digit, where only another program's rounding stands.
 */
export function survives(token: string): boolean {
  if (token.length <= plainNumberLength && !/e/i.test(token)) return true;
  const value = Number(token);
  if (!Number.isFinite(value)) return false;
  const sent = decimal(token);
  const kept = decimal(String(value));
  if (sent.digits === kept.digits && sent.exponent === kept.exponent) return true;
  return sent.exponent < 0 && sent.digits.length <= doubleDigitsMax && Math.abs(value) >= normalMin;
}
