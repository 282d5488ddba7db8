import path from "node:path";
import type { NextConfig } from "next";

/** The floor: a bare Next application with the same packages, which the console is measured against. */
const config: NextConfig = {
  poweredByHeader: false,
  serverExternalPackages: ["pg"],
  // `npm test` checks the floor's types.
  typescript: { ignoreBuildErrors: true },
  turbopack: { root: path.resolve(import.meta.dirname, "../..") },
};

export default config;
