/**
 * Who may import whom: the layers of ARCHITECTURE.md as data. The longest matching folder decides. A rule names the
 * places, besides its own folder and npm packages, that files below it may import from; `except` takes some away.
 * Tests, and everything under `e2e`, `bench` and `faults`, may import anything.
 *
 * @typedef {{ from: string, to: string[], except?: string[] }} ImportRule
 */

const CLIENT_SAFE = [
  "lib/constants",
  "lib/schemas",
  "lib/errors.ts",
  "lib/paths.ts",
  "lib/format",
  "lib/phone.ts",
];

const DOMAIN = [
  "db",
  "lib/schemas",
  "lib/constants",
  "lib/errors.ts",
  "lib/context.ts",
  "lib/clock.ts",
  "lib/audit",
  "lib/phone.ts",
  "lib/phone-parse.ts",
  "lib/geo",
  "lib/format",
  "lib/jobs/queue.ts",
  "lib/telephony",
  "lib/env.ts",
  "lib/crypto",
  "lib/observability",
  "lib/paths.ts",
];

/** @type {ImportRule[]} */
export const IMPORT_RULES = [
  { from: "app", to: ["app", "components", "lib"], except: ["lib/telephony/providers", "lib/local-carrier"] },
  { from: "components", to: ["components", ...CLIENT_SAFE, "lib/queries", "lib/actions"] },
  { from: "lib/queries", to: ["lib/schemas", "lib/constants", "lib/errors.ts", "lib/paths.ts"] },
  {
    from: "lib/actions",
    to: [
      "lib/domain",
      "lib/auth",
      "lib/context.ts",
      "lib/schemas",
      "lib/constants",
      "lib/errors.ts",
      "lib/paths.ts",
      "lib/jobs",
      "lib/observability",
      "lib/env.ts",
    ],
  },
  {
    from: "lib/api",
    to: [
      "lib/domain",
      "lib/auth",
      "lib/context.ts",
      "lib/schemas",
      "lib/constants",
      "lib/errors.ts",
      "lib/jobs",
      "lib/observability",
      "lib/env.ts",
      "lib/security-headers.ts",
    ],
  },
  {
    from: "lib/auth",
    to: [
      "db",
      "lib/context.ts",
      "lib/clock.ts",
      "lib/env.ts",
      "lib/errors.ts",
      "lib/paths.ts",
      "lib/constants",
      "lib/schemas",
      "lib/observability",
    ],
  },
  { from: "lib/context.ts", to: ["db", "lib/clock.ts", "lib/env.ts", "lib/errors.ts", "lib/constants"] },
  // People's passwords, links and sessions are stored by the sign-in module.
  ...["users", "members", "sessions", "setup"].map((entity) => ({
    from: `lib/domain/${entity}`,
    to: [...DOMAIN, "lib/domain", "lib/auth"],
  })),
  {
    from: "lib/domain",
    to: DOMAIN,
    except: ["lib/telephony/providers"],
  },
  { from: "lib/audit", to: ["db", "lib/context.ts", "lib/errors.ts", "lib/schemas", "lib/constants"] },
  {
    from: "lib/jobs/queue.ts",
    to: ["db", "lib/context.ts", "lib/errors.ts", "lib/schemas", "lib/constants"],
  },
  {
    from: "lib/jobs",
    to: [
      "db",
      "lib/domain",
      "lib/telephony",
      "lib/context.ts",
      "lib/clock.ts",
      "lib/errors.ts",
      "lib/observability",
      "lib/env.ts",
    ],
    except: ["lib/telephony/providers"],
  },
  {
    from: "lib/telephony",
    to: [
      "lib/errors.ts",
      "lib/env.ts",
      "lib/constants",
      "lib/phone.ts",
      "lib/observability",
      "lib/read-form.ts",
    ],
  },
  { from: "lib/crypto", to: ["lib/env.ts"] },
  { from: "lib/geo", to: ["lib/constants", "lib/errors.ts", "lib/schemas", "lib/format"] },
  { from: "lib/format", to: ["lib/constants", "lib/errors.ts", "lib/phone.ts", "lib/schemas"] },
  { from: "lib/schemas", to: ["lib/constants", "lib/errors.ts", "lib/phone.ts", "lib/format"] },
  { from: "lib/constants", to: [] },
  { from: "lib/local-carrier", to: ["lib/phone.ts", "lib/geo", "lib/env.ts"] },
  { from: "lib", to: ["lib/constants", "lib/errors.ts", "lib/clock.ts"] },
  { from: "db/seed", to: ["db", "lib"], except: ["lib/local-carrier", "lib/telephony/providers"] },
  { from: "db/testing", to: ["db", "lib"] },
  { from: "db", to: ["lib/constants", "lib/env.ts"] },
];

/** Files that may read `process.env`: the one reader of the product, and what runs before or beside it. */
export const ENVIRONMENT_READERS = [
  "lib/env.ts",
  "next.config.ts",
  "vitest.config.ts",
  "playwright.config.ts",
  "drizzle.config.ts",
  "instrumentation.ts",
  "proxy.ts",
  "scripts/",
  "bin/",
  "bench/",
  "faults/",
  "e2e/",
  "db/testing/",
  "lib/local-carrier/main.ts",
];
