import { sameLetters } from "./did-you-mean";
import type { PropertyFormat } from "./property";

const personalNames = new Set(
  [
    "name",
    "first_name",
    "last_name",
    "full_name",
    "surname",
    "e_mail",
    "mail",
    "phone",
    "phone_number",
    "mobile",
    "msisdn",
    "address",
    "street",
    "postcode",
    "postal_code",
    "zip",
    "zip_code",
    "birthdate",
    "birthday",
    "date_of_birth",
    "dob",
    "ip",
    "ip_address",
    "ssn",
    "pesel",
    "passport",
    "tax_id",
    "iban",
    "gender",
    "user_agent",
    "device_id",
  ].map(sameLetters),
);

/** Whether a property probably holds what identifies a person: a suspicion to show, not a verdict. */
export function looksPersonal(name: string, format: PropertyFormat | undefined): boolean {
  return format === "email" || personalNames.has(sameLetters(name)) || /(?:^|_)e?mail(?:_|$)|phone/i.test(name);
}
