// `npm run lock`: some registries carry the builds of native packages for some systems only. npm then leaves the others
// out of package-lock.json, and `npm ci` refuses such a file everywhere. This puts them back, by name and exact version.
import { readFileSync, writeFileSync } from "node:fs";

const LOCK = "package-lock.json";
const SYSTEMS = ["darwin", "win32", "linux", "android", "freebsd", "openbsd", "netbsd", "sunos", "aix", "openharmony"];
const PROCESSORS = ["x64", "arm64", "arm", "ia32", "ppc64", "riscv64", "s390x", "loong64", "mips64el", "wasm32"];

function isPresent(packages, from, name) {
  for (let at = from; ; at = at.slice(0, Math.max(0, at.lastIndexOf("node_modules/") - 1))) {
    if (packages[`${at === "" ? "" : `${at}/`}node_modules/${name}`]) return true;
    if (at === "") return false;
  }
}

/** What the lock file's packages may want on another system and the lock file does not know. */
export function leftOut(packages) {
  const found = new Map();
  for (const [place, { optionalDependencies = {}, dev }] of Object.entries(packages)) {
    for (const [name, version] of Object.entries(optionalDependencies)) {
      if (!isPresent(packages, place, name)) found.set(name, { version: version.replace(/^[~^]/, ""), dev });
    }
  }
  return found;
}

function entryOf(name, { version, dev }) {
  const words = name.replace("windows", "win32").split(/[-/]/);
  const os = SYSTEMS.filter((system) => words.includes(system));
  const cpu = PROCESSORS.filter((processor) => words.some((word) => word.startsWith(processor)));
  const libc = words.some((word) => word.startsWith("musl")) ? ["musl"] : undefined;
  return {
    version,
    ...(cpu[0] && { cpu: [cpu[0]] }),
    ...(dev && { dev }),
    ...(libc && { libc }),
    optional: true,
    ...(os[0] && { os }),
  };
}

if (process.argv[1]?.endsWith("complete-lock.mjs")) {
  const lock = JSON.parse(readFileSync(LOCK, "utf8"));
  const missing = leftOut(lock.packages);
  for (const [name, wanted] of missing) lock.packages[`node_modules/${name}`] = entryOf(name, wanted);
  const sorted = Object.entries(lock.packages).sort(([one], [other]) => one.localeCompare(other, "en"));
  lock.packages = Object.fromEntries(sorted);
  if (missing.size > 0) writeFileSync(LOCK, `${JSON.stringify(lock, null, 2)}\n`);
  console.log(`${missing.size} packages put back${missing.size ? `: ${[...missing.keys()].join(", ")}` : ""}`);
}
