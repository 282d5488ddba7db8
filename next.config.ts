import type { NextConfig } from "next";

/**
 * Next.js settings. Security headers are not among them: `proxy.ts` sets those, because the content security policy
 * needs a new nonce for each response.
 */
const config: NextConfig = {
  poweredByHeader: false,
  reactStrictMode: true,
  // A running instance and a test run of the same checkout must not share a build folder.
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
  // Next buffers this much of a body for the proxy, which reads none, and cuts off the rest. It must exceed the 1 MB
  // limit of server actions, so that an action refuses a large body itself instead of seeing part of it.
  experimental: { proxyClientMaxBodySize: "2mb" },
  turbopack: {
    // Checks of typed text load in the browser when a form first needs them.
    resolveAlias: {
      "@/lib/typed/reading": {
        browser: "./lib/typed/reading-in-browser.ts",
        default: "./lib/typed/reading.ts",
      },
    },
  },
  // `npm test` checks types. A start need not check tests and scripts that are not part of the build.
  typescript: { ignoreBuildErrors: true },
  // The development log would show the arguments of actions, including passwords.
  logging: { serverFunctions: false },
};

export default config;
