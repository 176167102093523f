import fc from "fast-check";
import { expect, test } from "vitest";
import { contrast, inkOn, nearestPassing, textContrastMin } from "./contrast";
import { defaultLanding, destinationWith, imageTypeOf, LandingInput } from "./landing";
import { landingPage, unknownCodePage } from "./landing-page";

const colour = fc.integer({ min: 0, max: 0xffffff }).map((value) => `#${value.toString(16).padStart(6, "0")}`);

test.each([
  ["#000000", "#ffffff", 21],
  ["#777777", "#ffffff", 4.48],
  ["#5753c6", "#5753c6", 1],
])("%s on %s is %d to 1", (one, other, ratio) => expect(contrast(one, other)).toBeCloseTo(ratio, 2));

test("black or white is read on every colour, and what is offered instead of a colour passes", () => {
  fc.assert(
    fc.property(colour, colour, (accent, background) => {
      const passing = nearestPassing(accent, background);
      const isKept = contrast(accent, background) < textContrastMin || passing === accent;
      return (
        contrast(inkOn(background), background) >= textContrastMin &&
        contrast(passing, background) >= textContrastMin &&
        isKept
      );
    }),
  );
});

test("the code becomes a parameter of the address and nothing else of it", () => {
  fc.assert(
    fc.property(fc.string(), (code) => {
      const url = new URL(destinationWith("https://shop.example/a?x=1&ref=old#there", "ref", code));
      const isSame = url.origin === "https://shop.example" && url.pathname === "/a" && url.hash === "#there";
      return isSame && url.searchParams.getAll("ref").length === 1;
    }),
  );
});

test("what somebody wrote never becomes markup", () => {
  const written = fc.string().map((text) => `${text}"'<script>&`);
  fc.assert(
    fc.property(written, written, written, (title, body, name) => {
      const landing = { ...defaultLanding, title, body, buttonLabel: title, imageAlt: body };
      const facts = { landing, state: "open" as const, code: title, referrer: name, destination: "https://a.example/" };
      return !landingPage({ ...facts, image: "/x", origin: "" }).includes("<script");
    }),
  );
});

test("the words a page begins with may be saved as they are, and the page is small", () => {
  expect(LandingInput.parse(defaultLanding)).toEqual(defaultLanding);
  const facts = {
    landing: { ...defaultLanding, body: "x".repeat(4_000) },
    code: "A",
    referrer: null,
    destination: null,
  };
  expect(landingPage({ ...facts, state: "open", image: null, origin: "" }).length).toBeLessThan(15_000);
  expect(unknownCodePage()).toContain('name="robots" content="noindex');
});

test.each([
  [[0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a], "image/png"],
  [[0xff, 0xd8, 0xff, 0xe0], "image/jpeg"],
  [[...Buffer.from("RIFF....WEBPVP8 ")], "image/webp"],
  [[...Buffer.from("....ftypavif")], "image/avif"],
  [[...Buffer.from("GIF89a")], null],
  [[...Buffer.from("<svg onload=alert(1)>")], null],
  [[], null],
])("bytes %j are %s", (bytes, type) => expect(imageTypeOf(new Uint8Array(bytes))).toBe(type));
