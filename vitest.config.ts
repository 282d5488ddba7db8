import path from "node:path";
import { defineConfig } from "vitest/config";

export default defineConfig({
  resolve: {
    alias: {
      "@": path.resolve(import.meta.dirname),
      // openapi-typescript draws types with a part of the compiler that TypeScript 7 no longer has.
      typescript: "typescript-5",
    },
  },
  test: {
    include: ["{app,components,lib,db,scripts,bin}/**/*.test.{ts,tsx}"],
    globalSetup: ["db/testing/global-setup.ts"],
    testTimeout: 30_000,
    hookTimeout: 60_000,
    server: { deps: { inline: ["openapi-typescript"] } },
    pool: "forks",
    maxWorkers: 2,
  },
});
