/**
 * Who may import whom: the layers of ARCHITECTURE.md as data. The rule with the longest matching folder applies. `to` lists
 * what files in the folder may import, besides the folder itself and npm packages; `except` lists exceptions. Tests and
 * everything in `e2e`, `bench`, `faults` and `judge` may import anything. Imports must not form circles: not between files, tests
 * included, and not between folders of `lib/domain` (`scripts/import-walk.ts`).
 *
 * @typedef {{ from: string, to: string[], except?: string[] }} ImportRule
 */

const CLIENT_SAFE = [
  "lib/constants",
  "lib/schemas",
  "lib/errors.ts",
  "lib/paths.ts",
  "lib/format",
  "lib/calendar",
  "lib/phone.ts",
  "lib/typed",
  "lib/fold-text.ts",
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
  "lib/typed",
  "lib/fold-text.ts",
  "lib/geo",
  "lib/calendar",
  "lib/format",
  "lib/jobs/queue.ts",
  "lib/telephony",
  "lib/receptionist",
  "lib/env.ts",
  "lib/crypto",
  "lib/observability",
  "lib/paths.ts",
];

/** What every transport may use. It knows requests, but not where they come from. */
const SHARED_BY_TRANSPORTS = ["lib/idempotency", "lib/rate-limit"];

/** @type {ImportRule[]} */
export const IMPORT_RULES = [
  { from: "app", to: ["app", "components", "lib"], except: ["lib/telephony/providers", "lib/local-carrier"] },
  { from: "components", to: ["components", ...CLIENT_SAFE, "lib/queries", "lib/actions"] },
  { from: "lib/queries", to: ["lib/schemas", "lib/constants", "lib/errors.ts", "lib/paths.ts"] },
  {
    from: "lib/actions",
    to: [
      "lib/domain",
      ...SHARED_BY_TRANSPORTS,
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
      ...SHARED_BY_TRANSPORTS,
      "lib/auth",
      "lib/context.ts",
      "lib/schemas",
      "lib/constants",
      "lib/errors.ts",
      "lib/jobs",
      "lib/observability",
      "lib/env.ts",
      "lib/security-headers.ts",
      // The types of the API's client in tests, generated from the OpenAPI document.
      "dist/api-types",
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
  {
    from: "lib/webhooks",
    to: [
      "lib/domain",
      ...SHARED_BY_TRANSPORTS,
      "lib/telephony",
      "lib/constants",
      "lib/env.ts",
      "lib/observability",
      "lib/read-bytes.ts",
    ],
    except: ["lib/telephony/providers"],
  },
  {
    from: "lib/relay",
    to: ["lib/domain", "lib/telephony", "lib/constants", "lib/clock.ts", "lib/env.ts", "lib/observability"],
    except: ["lib/telephony/providers"],
  },
  {
    from: "lib/receptionist",
    to: ["lib/constants", "lib/fold-text.ts", "lib/calendar", "lib/phone.ts"],
  },
  { from: "lib/idempotency", to: ["db", "lib/crypto", "lib/env.ts", "lib/errors.ts", "lib/constants"] },
  { from: "lib/rate-limit", to: ["db", "lib/env.ts", "lib/constants"] },
  { from: "lib/context.ts", to: ["db", "lib/clock.ts", "lib/env.ts", "lib/errors.ts", "lib/constants"] },
  // Passwords, one-time links and sessions are the business of the sign-in module.
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
      "lib/idempotency",
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
    to: ["lib/errors.ts", "lib/env.ts", "lib/constants", "lib/phone.ts", "lib/observability"],
  },
  { from: "lib/crypto", to: ["lib/env.ts"] },
  {
    from: "lib/geo",
    to: ["lib/fold-text.ts", "lib/constants", "lib/errors.ts", "lib/schemas", "lib/format", "lib/calendar"],
  },
  { from: "lib/calendar", to: ["lib/constants"] },
  {
    from: "lib/format",
    to: ["lib/calendar", "lib/constants", "lib/errors.ts", "lib/phone.ts", "lib/schemas"],
  },
  {
    from: "lib/schemas",
    to: ["lib/constants", "lib/errors.ts", "lib/phone.ts", "lib/format", "lib/calendar", "lib/typed"],
  },
  { from: "lib/typed", to: ["lib/constants", "lib/phone.ts", "lib/calendar"] },
  { from: "lib/constants", to: [] },
  // It shares the database's server with the product, but no data.
  {
    from: "lib/local-carrier",
    to: ["lib/phone.ts", "lib/geo", "lib/env.ts", "db/connection-string.ts", "db/session.ts"],
  },
  { from: "lib", to: ["lib/constants", "lib/errors.ts", "lib/clock.ts"] },
  { from: "db/seed", to: ["db", "lib"], except: ["lib/local-carrier", "lib/telephony/providers"] },
  { from: "db/testing", to: ["db", "lib"] },
  { from: "db", to: ["lib/constants", "lib/env.ts"] },
];

/** Files that may read `process.env`: the product's one reader, and programs that run before or beside the product. */
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
