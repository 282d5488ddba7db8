import type { NextConfig } from "next";

/**
 * Next.js settings. Security headers are set per answer in `proxy.ts`, because the
 * content security policy carries a nonce that must differ from answer to answer.
 */
const config: NextConfig = {
  poweredByHeader: false,
  reactStrictMode: true,
  // Two builds of one checkout (a running instance and a test run) must not share a folder.
  distDir: process.env.LINEKEEPER_NEXT_DIR || ".next",
  serverExternalPackages: [
    "@node-rs/argon2",
    "graphile-worker",
    "pg",
    "pino",
    "prom-client",
    "twilio",
    "undici",
  ],
  productionBrowserSourceMaps: false,
  // What is kept of a body for the proxy, which reads none. Above the 1 MB at which an action refuses one itself.
  experimental: { proxyClientMaxBodySize: "2mb" },
  // Types are a stage of `npm test`; a start has no use for checking tests and scripts that are not in the build.
  typescript: { ignoreBuildErrors: true },
  // The development log would show what actions are called with, passwords among it.
  logging: { serverFunctions: false },
};

export default config;
