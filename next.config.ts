import type { NextConfig } from "next";
import { pageHeaders } from "./lib/server/security-headers";

const asList = (headers: Readonly<Record<string, string>>) =>
  Object.entries(headers).map(([key, value]) => ({ key, value }));

export default {
  poweredByHeader: false,
  devIndicators: false,
  // The wire's clients post to /v1/vouchers/ and do not follow redirects.
  skipTrailingSlashRedirect: true,
  images: { unoptimized: true },
  // The bundler copies what routes share into a chunk of each group of them, and a process holds every copy: with these inside, a
  // server whose pages were all visited held 80 MB of the same text, and spent half its time collecting garbage.
  serverExternalPackages: [
    "better-auth",
    "@better-auth/core",
    "@prisma/adapter-pg",
    "@prisma/driver-adapter-utils",
    "ajv",
    "liquidjs",
    "nodemailer",
    "pg",
    "qs",
    "zod",
  ],
  // npm test checks types itself.
  typescript: { ignoreBuildErrors: true },
  // Browsers ask for it by this name too, whatever the page names.
  rewrites: async () => [{ source: "/favicon.ico", destination: "/icon.svg" }],
  headers: async () => [
    { source: "/:path*", headers: asList(pageHeaders) },
    {
      source: "/:path*",
      has: [{ type: "header", key: "x-forwarded-proto", value: "https" }],
      headers: asList({ "Strict-Transport-Security": "max-age=31536000" }),
    },
  ],
} satisfies NextConfig;
