import { expect, test } from "vitest";
import { durabilityDangers } from "./durability";

test.each([
  ["fsync", "off"],
  ["full_page_writes", "off"],
  ["synchronous_commit", "off"],
])("%s = %s is said, because acknowledged events could be lost", (name, setting) => {
  expect(durabilityDangers([{ name, setting }])).toEqual([expect.stringContaining(`${name} is off`)]);
});

test.each(["on", "remote_apply", "remote_write", "local"])(
  "synchronous_commit = %s is safe on this server",
  (setting) => {
    expect(durabilityDangers([{ name: "synchronous_commit", setting }])).toEqual([]);
  },
);
