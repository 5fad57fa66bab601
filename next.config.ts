import type { NextConfig } from "next";

// Security headers are set in lib/platform/instrument.ts, where even the framework's own errors pass.
const config: NextConfig = {
  // For images only (deploy/Dockerfile): all that the web process needs in one folder. npm start serves the usual build.
  ...(process.env.BUILD_OUTPUT === "standalone" && { output: "standalone" as const }),
  poweredByHeader: false,
  reactStrictMode: true,
  // Titles stand in the head from the start, for everybody: who reads without JavaScript gets no other.
  htmlLimitedBots: /.*/,
  // The test command checks types, on the whole tree and once.
  typescript: { ignoreBuildErrors: true },
  serverExternalPackages: [
    "@prisma/client",
    "@prisma/adapter-pg",
    "pg",
    "pino",
    "next-auth",
    "pdfkit",
    "fontkit",
    "piscina",
    "prom-client",
  ],
  // Read by name at run time, which tracing does not see.
  outputFileTracingIncludes: { "/*": ["./messages/help/**/*"] },
  // Unused; this closes its address as well.
  images: { unoptimized: true },
  rewrites: async () => [{ source: "/favicon.ico", destination: "/icon.svg" }],
  experimental: {
    serverActions: { bodySizeLimit: "256kb" },
  },
};

export default config;
