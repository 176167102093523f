import { expect, test } from "vitest";
import { parseOrigin } from "./origin";

test.each([
  ["https://shop.example", "https://shop.example"],
  ["https://shop.example/", "https://shop.example"],
  ["HTTPS://Shop.Example", "https://shop.example"],
  ["https://shop.example:443", "https://shop.example"],
  ["http://shop.example:80", "http://shop.example"],
  ["https://shop.example:8443", "https://shop.example:8443"],
  ["http://localhost:3000", "http://localhost:3000"],
  ["http://127.0.0.1:3000", "http://127.0.0.1:3000"],
  ["http://[::1]:3000", "http://[::1]:3000"],
  ["https://bücher.example", "https://xn--bcher-kva.example"],
  ["  https://shop.example  ", "https://shop.example"],
])("%s is the origin %s", (text, origin) => {
  expect(parseOrigin(text)).toBe(origin);
});

test.each([
  ["nothing", ""],
  ["the opaque origin", "null"],
  ["everything", "*"],
  ["a wildcard host", "https://*.shop.example"],
  ["no scheme", "shop.example"],
  ["another scheme", "ftp://shop.example"],
  ["a file", "file:///tmp/page.html"],
  ["an extension", "chrome-extension://abcdef"],
  ["a path", "https://shop.example/cart"],
  ["a query", "https://shop.example/?a=1"],
  ["an empty query", "https://shop.example?"],
  ["a fragment", "https://shop.example/#top"],
  ["a user name", "https://me@shop.example"],
  ["an empty user name", "https://@shop.example"],
  ["a trailing dot", "https://shop.example."],
  ["a backslash", "https://shop.example\\"],
  ["a port out of range", "https://shop.example:99999"],
  ["script", "javascript:alert(1)"],
])("%s is no origin", (_title, text) => {
  expect(parseOrigin(text)).toBeNull();
});
