import { z } from "zod";
import { isStorable, unstorableMessage } from "../stored-text";
import { contrast, nearestPassing, textContrastMin } from "./contrast";

/** What people see who follow a campaign's link, as it is set and shown. */

export const landingModes = ["page", "redirect"] as const;
export type LandingMode = (typeof landingModes)[number];

export const imageBytesMax = 500_000;
export const imageTypes = ["image/png", "image/jpeg", "image/webp", "image/avif"] as const;
export type ImageType = (typeof imageTypes)[number];

const text = (max: number) =>
  z.string().trim().max(max, `At most ${max} characters`).refine(isStorable, unstorableMessage);
const Colour = z
  .string()
  .regex(/^#[0-9a-f]{6}$/, "A colour such as #1a2b3c")
  .meta({ examples: ["#1a2b3c"] });

/** Written by whoever runs the campaign, and never by whoever follows a link: nobody can be sent anywhere else. */
const Destination = text(2_000).refine(
  isDestination,
  "An address that begins with https://, without a name or password in it",
);

function isDestination(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const url = new URL(address);
  return url.protocol === "https:" && url.hostname.includes(".") && url.username === "" && url.password === "";
}

const Language = z
  .string()
  .regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, "A language tag such as en or de-AT")
  .meta({ examples: ["en"] });

export const LandingInput = z
  .object({
    mode: z.enum(landingModes),
    title: text(120).pipe(z.string().min(1, "Give the page a title")),
    body: text(4_000),
    buttonLabel: text(40).pipe(z.string().min(1, "Say what the button does")),
    language: Language,
    accent: Colour,
    background: Colour,
    destination: z.union([z.literal("").transform(() => null), Destination, z.null()]),
    parameter: z.string().regex(/^[A-Za-z][A-Za-z0-9_-]{0,39}$/, "Letters, digits, - and _, such as ref"),
    showsReferrer: z.boolean(),
    imageAlt: text(200),
  })
  .superRefine((landing, { addIssue }) => {
    if (landing.mode === "redirect" && landing.destination === null) {
      addIssue({ code: "custom", path: ["destination"], message: "Say where people are sent" });
    }
    const problem = colourProblem(landing);
    if (problem) addIssue({ code: "custom", path: ["accent"], message: problem });
  });
export type LandingInput = z.infer<typeof LandingInput>;

/** Links and the button's edge are drawn in the accent on the background: they must be read there. */
export function colourProblem({ accent, background }: Pick<LandingInput, "accent" | "background">): string | null {
  if (!Colour.safeParse(accent).success || !Colour.safeParse(background).success) return null;
  const ratio = contrast(accent, background);
  if (ratio >= textContrastMin) return null;
  const shown = (Math.floor(ratio * 10) / 10).toFixed(1);
  return `Too weak on this background (${shown} to 1, at least 4.5 is needed). The nearest that is read: ${nearestPassing(accent, background)}`;
}

export const defaultLanding: LandingInput = {
  mode: "page",
  title: "You have been invited",
  body: "Somebody who knows us well thinks that you might like us too.\n\nUse this code when you join, and both of you get something for it.",
  buttonLabel: "Go on",
  language: "en",
  accent: "#5753c6",
  background: "#ffffff",
  destination: null,
  parameter: "ref",
  showsReferrer: false,
  imageAlt: "",
};

export const LandingRecord = z.object({
  ...LandingInput.shape,
  /** Whether it was ever saved; until then these are the words that a page begins with. */
  isSaved: z.boolean(),
  hasImage: z.boolean(),
  updatedAt: z.iso.datetime().nullable(),
});
export type LandingRecord = z.infer<typeof LandingRecord>;

/** The colour that would be read, where this one is not. */
export function betterAccent({ accent, background }: Pick<LandingInput, "accent" | "background">): string | null {
  return colourProblem({ accent, background }) ? nearestPassing(accent, background) : null;
}

export const CampaignVisits = z.object({
  total: z.int(),
  days: z.array(z.object({ day: z.iso.date(), visits: z.int() })),
  /** The codes that most came by in these days. */
  codes: z.array(z.object({ id: z.string(), code: z.string(), visits: z.int() })),
});
export type CampaignVisits = z.infer<typeof CampaignVisits>;

/** Where somebody goes who follows the link: the stored address, with the code as one more parameter. */
export function destinationWith(destination: string, parameter: string, code: string): string {
  const url = new URL(destination);
  url.searchParams.set(parameter, code);
  return url.href;
}

/** What the bytes are, whatever they are called. */
export function imageTypeOf(bytes: Uint8Array): ImageType | null {
  const ascii = (from: number, to: number) => String.fromCharCode(...bytes.subarray(from, to));
  if (bytes[0] === 0x89 && ascii(1, 8) === "PNG\r\n\x1a\n") return "image/png";
  if (bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff) return "image/jpeg";
  if (ascii(0, 4) === "RIFF" && ascii(8, 12) === "WEBP") return "image/webp";
  if (ascii(4, 8) === "ftyp" && /^avi[fs]$/.test(ascii(8, 12))) return "image/avif";
  return null;
}
