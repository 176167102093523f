import { availableParallelism } from "node:os";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const here = (place: string) => fileURLToPath(new URL(place, import.meta.url));

const alias = {
  "@": here(".").replace(/\/$/, ""),
};

export default defineConfig({
  test: {
    // A test waits for a database as often as it computes: on two cores the default, one file at a time, leaves one idle.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    projects: [
      {
        resolve: { alias },
        test: { name: "unit", include: ["{app,components,lib,prisma}/**/*.test.{ts,tsx}"] },
      },
      {
        resolve: { alias },
        test: {
          name: "api",
          include: ["e2e/api/**/*.test.ts"],
          globalSetup: "e2e/api/global-setup.ts",
          setupFiles: "e2e/api/own-database.ts",
          env: { LOG_LEVEL: process.env.LOG_LEVEL ?? "silent", ROLE: "web", GOODWORD_CHECK_ANSWERS: "1" },
          testTimeout: 20_000,
          hookTimeout: 60_000,
          sequence: { groupOrder: 1 },
        },
      },
      {
        resolve: { alias },
        test: {
          name: "faults",
          include: ["e2e/faults/**/*.test.ts"],
          globalSetup: "e2e/faults/global-setup.ts",
          testTimeout: 90_000,
          hookTimeout: 60_000,
          // After the others and one at a time: each fills both cores with servers, callers and a database of its own.
          sequence: { groupOrder: 2 },
          fileParallelism: false,
          maxWorkers: 1,
        },
      },
    ],
  },
});
