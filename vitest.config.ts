import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const here = (place: string) => fileURLToPath(new URL(place, import.meta.url));

const alias = {
  "@": here(".").replace(/\/$/, ""),
};

export default defineConfig({
  test: {
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
          env: { LOG_LEVEL: process.env.LOG_LEVEL ?? "silent", ROLE: "web" },
          testTimeout: 20_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
