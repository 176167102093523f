/** Ports below 1024 at which nothing but the web is expected. */
const webPorts = new Set([80, 443]);
/** Above 1024, services that a request could be mistaken for a command of. */
const servicePorts = new Set([
  1_433, 1_521, 2_049, 2_375, 2_376, 2_379, 2_380, 3_306, 3_389, 5_432, 5_672, 5_900, 5_984, 6_000, 6_379, 6_443, 6_667,
  8_086, 9_042, 9_092, 9_200, 9_300, 10_250, 11_211, 27_017,
]);
/** Names that mean a machine nearby wherever they are asked for. */
const nearbyNames = /(^|\.)(localhost|local|internal|intranet|lan|home\.arpa|localdomain)$/;
const urlCharactersMax = 2_000;

export type CheckedUrl = { ok: true; url: string } | { ok: false; problem: string };

/**
 * Whether notices may be sent there, as far as the text tells, and the URL as it is stored. Where its name leads is judged
 * again at each call. With `mayBeNearby`, names of machines nearby are let through.
 */
export function checkEndpointUrl(text: string, mayBeNearby = false): CheckedUrl {
  const trimmed = text.trim();
  const refuse = (problem: string): CheckedUrl => ({ ok: false, problem });
  if (trimmed === "") return refuse("Where the notices are to be sent");
  if (trimmed.length > urlCharactersMax) return refuse(`At most ${urlCharactersMax} characters`);
  const url = URL.canParse(trimmed) ? new URL(trimmed) : null;
  if (!url) return refuse("Not a URL: write it whole, such as https://shop.example/webhooks");
  if (url.protocol !== "https:" && url.protocol !== "http:") return refuse("It has to begin with https:// or http://");
  if (url.username !== "" || url.password !== "") {
    return refuse("Without a user name and password: the signature says that it is us");
  }
  if (!isWebPort(url.port)) return refuse(`Port ${url.port} is not one that web servers use`);
  const host = url.hostname.replace(/\.$/, "");
  if (!mayBeNearby && nearbyNames.test(host)) {
    return refuse("That name is of a machine in a private network, which is not called from here");
  }
  url.hash = "";
  return { ok: true, url: url.href };
}

function isWebPort(port: string): boolean {
  if (port === "") return true;
  const number = Number(port);
  return webPorts.has(number) || (number >= 1_024 && !servicePorts.has(number));
}
