import { readFileSync } from "node:fs";
import { Failure, run } from "./steps.mjs";

const NODE_FLOOR = [20, 19];

export function checkNode() {
  const [major, minor] = process.versions.node.split(".").map(Number);
  if (major > NODE_FLOOR[0] || (major === NODE_FLOOR[0] && minor >= NODE_FLOOR[1])) return;
  throw new Failure(
    `Node ${process.versions.node} is too old for Goodword: install Node ${NODE_FLOOR.join(".")} or newer and run the command again.`,
  );
}

function packagesIn(file) {
  try {
    return JSON.parse(readFileSync(file, "utf8")).packages;
  } catch {
    return undefined;
  }
}

/** npm writes node_modules/.package-lock.json last, so a broken-off install does not pass for a whole one. */
export function isInstalled({ dev }) {
  const wanted = packagesIn("package-lock.json");
  const present = packagesIn("node_modules/.package-lock.json");
  if (!wanted || !present) return false;
  return Object.entries(wanted).every(([place, entry]) => {
    if (place === "" || present[place]?.version === entry.version) return true;
    const mayLack = entry.optional || entry.devOptional || entry.peer || (entry.dev && !dev);
    return mayLack && present[place] === undefined;
  });
}

/** Inside `npm start` npm says where it lives; that also works where npm is not on PATH. */
export function npm(args, options) {
  const cli = process.env.npm_execpath;
  if (cli?.endsWith(".js")) return run(process.execPath, [cli, ...args], options);
  return run(process.platform === "win32" ? "npm.cmd" : "npm", args, options);
}

export function install(signal) {
  return npm(["ci", "--no-audit", "--no-fund"], {
    signal,
    otherwise: "The packages could not be installed: see npm's lines above, mend that and run the same command again.",
  });
}
