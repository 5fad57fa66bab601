import type { NextConfig } from "next";
import createNextIntlPlugin from "next-intl/plugin";

/** On every response, static files and errors included; pages get their policy with a nonce from proxy.ts. */
const SECURITY_HEADERS = [
  { key: "X-Content-Type-Options", value: "nosniff" },
  // Not "no-referrer": with that, browsers hide the origin of our own forms, which the actions insist on [S8].
  { key: "Referrer-Policy", value: "same-origin" },
  { key: "X-Frame-Options", value: "DENY" },
  { key: "Permissions-Policy", value: "camera=(), geolocation=(), microphone=(), payment=(), usb=()" },
  { key: "Cross-Origin-Opener-Policy", value: "same-origin" },
  { key: "Cross-Origin-Resource-Policy", value: "same-origin" },
  // Ignored by browsers over http, so it does no harm at localhost.
  { key: "Strict-Transport-Security", value: "max-age=63072000; includeSubDomains" },
];

/** What proxy.ts passes by: files, which never are pages. */
const FILES = ["/_next/static/:path*", "/api/brand/:path*", "/brands/:path*", "/icon.svg"];
const FILE_POLICY = "default-src 'none'; frame-ancestors 'none'";

const config: NextConfig = {
  poweredByHeader: false,
  reactStrictMode: true,
  typedRoutes: false,
  // The test command checks types, on the whole tree and once.
  typescript: { ignoreBuildErrors: true },
  serverExternalPackages: ["@prisma/client", "@prisma/adapter-pg", "pg", "pino", "next-auth"],
  experimental: { serverActions: { bodySizeLimit: "256kb" } },
  headers: async () => [
    { source: "/:path*", headers: SECURITY_HEADERS },
    ...FILES.map((source) => ({ source, headers: [{ key: "Content-Security-Policy", value: FILE_POLICY }] })),
  ],
};

export default createNextIntlPlugin("./lib/platform/intl.ts")(config);
