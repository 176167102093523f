import { GeistMono } from "geist/font/mono";
import { GeistSans } from "geist/font/sans";
import type { Metadata, Viewport } from "next";
import { headers } from "next/headers";
import type { ReactNode } from "react";
import { noEvalScript } from "@/components/shell/no-eval";
import { Providers } from "@/components/shell/providers";
import { themeScript } from "@/components/ui/theme";
import "./globals.css";

export const metadata: Metadata = {
  title: { default: "Goodword", template: "%s · Goodword" },
  robots: { index: false, follow: false },
  // Numbers in payloads are not telephone numbers.
  formatDetection: { telephone: false, email: false, address: false, date: false },
};

export const viewport: Viewport = {
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#f9f9fb" },
    { media: "(prefers-color-scheme: dark)", color: "#0d0e10" },
  ],
};

export default async function RootLayout({ children }: { children: ReactNode }) {
  const nonce = (await headers()).get("x-nonce") ?? undefined;
  return (
    <html lang="en" className={`${GeistSans.variable} ${GeistMono.variable}`} suppressHydrationWarning>
      <head>
        <script nonce={nonce} suppressHydrationWarning>
          {noEvalScript + themeScript}
        </script>
      </head>
      <body className="bg-canvas font-sans text-[13px] leading-5 text-ink">
        <Providers>{children}</Providers>
      </body>
    </html>
  );
}
