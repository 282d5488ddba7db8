import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { propertyRuns } from "@/db/testing/property-runs";
import { isDatabaseUrl } from "./database-url";

const withPassword = (password: string) => `postgres://linekeeper:${password}@db.internal:5432/lines`;
/** The characters that end a part of a URL, among others. */
const passwords = fc.string({
  unit: fc.constantFrom(..."ab1 :@/?#%[]\\&=+\"'<>é\t".split("")),
  maxLength: 12,
});

describe("an address of a database", () => {
  it.each([
    "postgres://linekeeper:secret@db.internal:5432/linekeeper",
    "postgresql://linekeeper@db.internal/linekeeper?sslmode=verify-full&sslrootcert=/etc/ssl/ca.pem",
    "postgres://127.0.0.1:1/nowhere",
    "postgres://linekeeper:secret@[::1]:5432/linekeeper",
    "postgres:///linekeeper?host=/var/run/postgresql",
  ])("may be %s", (url) => expect(isDatabaseUrl(url)).toBe(true));

  it.each([
    "mysql://linekeeper@db.internal/linekeeper",
    "db.internal",
    "postgres://linekeeper:p@ss@db.internal/linekeeper",
    "postgres://linekeeper:pa/ss@db.internal/linekeeper",
    "postgres://linekeeper:pa?ss@db.internal/linekeeper",
    "postgres://linekeeper:pa#ss@db.internal/linekeeper",
    "postgres://linekeeper:100%@db.internal/linekeeper",
    "postgres://linekeeper:pa ss@db.internal/linekeeper",
    "postgres://linekeeper:12/ss@db.internal/linekeeper",
    "postgres://db.internal/linekeeper/public",
    "",
  ])("may not be %s", (url) => expect(isDatabaseUrl(url)).toBe(false));

  it("takes any password that is percent-encoded", () => {
    fc.assert(
      fc.property(passwords, (password) => {
        expect(isDatabaseUrl(withPassword(encodeURIComponent(password)))).toBe(true);
      }),
      propertyRuns(),
    );
  });

  it("never takes a part of a raw password for the host, the port or the database", () => {
    fc.assert(
      fc.property(passwords, (password) => {
        const url = withPassword(password);
        if (!isDatabaseUrl(url)) return;
        const { hostname, port, pathname, search, hash } = new URL(url);
        expect([hostname, port, pathname, search, hash]).toEqual(["db.internal", "5432", "/lines", "", ""]);
      }),
      propertyRuns(),
    );
  });
});
