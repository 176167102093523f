import { defineConfig } from "prisma/config";

export default defineConfig({
  schema: "prisma",
  migrations: { path: "prisma/migrations" },
  // Only Prisma's own commands read this; generating the client needs no database.
  datasource: { url: process.env.DATABASE_URL ?? "" },
});
