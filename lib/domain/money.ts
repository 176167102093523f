interface CurrencyForm {
  digits: number;
  /** Of one amount after the other: making it costs fifty times what using it does, and each reward that is decided needs it. */
  format: Intl.NumberFormat;
}

/** Three letters at most by what Intl takes, so there is an end to them. */
const forms = new Map<string, CurrencyForm>();

/** Null when it is no currency's name. */
function formOf(currency: string): CurrencyForm | null {
  const known = forms.get(currency);
  if (known) return known;
  try {
    const format = new Intl.NumberFormat("en-GB", { style: "currency", currency, currencyDisplay: "narrowSymbol" });
    const form = { digits: format.resolvedOptions().maximumFractionDigits ?? 2, format };
    forms.set(currency, form);
    return form;
  } catch {
    return null;
  }
}

/** Digits behind the point by ISO 4217: 2 for EUR, 0 for JPY, 3 for KWD. */
export function minorDigits(currency: string): number {
  return formOf(currency)?.digits ?? 2;
}

/** The exact decimal of an amount in minor units. No float on the way: amounts may pass 2^53. */
export function minorToDecimal(amountMinor: bigint | number | string, currency: string): string {
  const digits = minorDigits(currency);
  const amount = BigInt(amountMinor);
  const text = (amount < 0n ? -amount : amount).toString().padStart(digits + 1, "0");
  const whole = digits === 0 ? text : text.slice(0, -digits);
  const fraction = digits === 0 ? "" : `.${text.slice(-digits)}`;
  return `${amount < 0n ? "-" : ""}${whole}${fraction}`;
}

/** Minor units of what somebody typed, such as "15", "15.5" or "15,50"; null when it is no amount of that currency. */
export function decimalToMinor(text: string, currency: string): number | null {
  const [, whole = "", fraction = ""] = /^\s*(\d{1,12})(?:[.,](\d+))?\s*$/.exec(text) ?? [];
  const digits = minorDigits(currency);
  if (whole === "" || fraction.length > digits) return null;
  return Number(whole + fraction.padEnd(digits, "0"));
}

/** "€ 10.00", "¥ 500", "KWD 1.250": the sign, a space that does not break, the amount. */
export function formatMoney(amountMinor: bigint | number | string, currency: string): string {
  const decimal = minorToDecimal(amountMinor, currency) as Intl.StringNumericLiteral;
  const form = formOf(currency);
  if (!form) return `${decimal}\u00a0${currency}`;
  const parts = form.format.formatToParts(decimal);
  const sign = parts.find((part) => part.type === "currency")?.value ?? currency;
  const minus = parts.some((part) => part.type === "minusSign") ? "−" : "";
  const amount = parts.filter((part) => ["integer", "group", "decimal", "fraction"].includes(part.type));
  return `${minus}${sign}\u00a0${amount.map((part) => part.value).join("")}`;
}
