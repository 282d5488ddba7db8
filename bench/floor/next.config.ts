import path from "node:path";
import type { NextConfig } from "next";

/** The floor: a bare Next application that the console is measured against, built with the same packages. */
const config: NextConfig = {
  poweredByHeader: false,
  serverExternalPackages: ["pg"],
  // Types are a stage of `npm test`, for the floor too.
  typescript: { ignoreBuildErrors: true },
  turbopack: { root: path.resolve(import.meta.dirname, "../..") },
};

export default config;
