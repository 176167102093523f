import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { leftOut } from "./complete-lock.mjs";
import floors from "./floors.json";

type Entry = {
  version?: string;
  resolved?: string;
  integrity?: string;
  optional?: boolean;
  hasInstallScript?: boolean;
};

const lock: { packages: Record<string, Entry> } = JSON.parse(readFileSync("package-lock.json", "utf8"));
const manifest: { dependencies: Record<string, string>; devDependencies: Record<string, string> } & {
  allowScripts: Record<string, boolean>;
} = JSON.parse(readFileSync("package.json", "utf8"));
const entries = Object.entries(lock.packages).filter(([place]) => place !== "");
const nameOf = (place: string) => place.slice(place.lastIndexOf("node_modules/") + "node_modules/".length);

function isBelow(version: string, floor: string): boolean {
  const [have, want] = [version, floor].map((text) => text.split(/[.-]/).slice(0, 3).map(Number));
  for (const [at, part] of (want ?? []).entries()) {
    const own = have?.[at] ?? 0;
    if (own !== part) return own < part;
  }
  return version.includes("-");
}

describe("the packages", () => {
  test("are never older than the first version without a known hole (floors.json)", () => {
    const old = entries.flatMap(([place, { version = "0.0.0" }]) => {
      const floor = Object.entries(floors).find(([name]) => name === nameOf(place))?.[1];
      return floor && isBelow(version, floor) ? [`${place} ${version} is below ${floor}`] : [];
    });
    expect(old).toEqual([]);
  });

  test("are compared as versions", () => {
    expect([isBelow("16.4.1", "16.4.1"), isBelow("16.10.0", "16.4.1"), isBelow("17.0.0", "16.4.1")]).toEqual([
      false,
      false,
      false,
    ]);
    expect([isBelow("16.4.0", "16.4.1"), isBelow("16.4.1-canary.3", "16.4.1"), isBelow("15.9.9", "16.4.1")]).toEqual([
      true,
      true,
      true,
    ]);
  });

  test("are pinned exactly", () => {
    const all = Object.entries({ ...manifest.dependencies, ...manifest.devDependencies });
    expect(all.filter(([, version]) => !/^\d/.test(version))).toEqual([]);
  });

  test("come from whichever registry npm is set to: the lock file names none", () => {
    expect(entries.filter(([, entry]) => entry.resolved)).toEqual([]);
    expect(readFileSync(".npmrc", "utf8")).not.toMatch(/registry\s*=/);
  });

  test("can be installed on every system: the lock file leaves no build out (otherwise: npm run lock)", () => {
    expect([...leftOut(lock.packages).keys()]).toEqual([]);
  });

  test("run no install scripts that nobody looked at", () => {
    const scripted = entries.filter(([, entry]) => entry.hasInstallScript).map(([place]) => nameOf(place));
    expect(scripted.filter((name) => manifest.allowScripts[name] === undefined)).toEqual([]);
  });
});
