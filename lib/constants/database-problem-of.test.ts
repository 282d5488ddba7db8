import { describe, expect, it } from "vitest";
import { toAppError } from "@/lib/errors";
import { databaseProblemOf, UnusableDatabase } from "./database-problem-of";
import { DATABASE_PROBLEMS } from "./database-problems";

const failed = (code: string, message = "failed", more: object = {}) =>
  Object.assign(new Error(message), { code, ...more });

describe("what is wrong with the database", () => {
  it.each([
    ["host_unknown", failed("ENOTFOUND", "getaddrinfo ENOTFOUND db")],
    ["not_listening", failed("ECONNREFUSED")],
    [
      "not_listening",
      failed("ENOENT", "connect ENOENT /run/.s.PGSQL.5432", { address: "/run/.s.PGSQL.5432" }),
    ],
    ["no_answer", new Error("timeout exceeded when trying to connect")],
    ["connection_lost", failed("ECONNRESET")],
    ["password_missing", new Error("SASL: SCRAM-SERVER-FIRST-MESSAGE: client password must be a string")],
    ["password_refused", failed("28P01", "Passwort-Authentifizierung fehlgeschlagen")],
    ["access_refused", failed("28000", "no pg_hba.conf entry for host, SSL encryption")],
    ["tls_required", failed("28000", "no pg_hba.conf entry for host, no encryption")],
    ["tls_required", failed("08P01", "SSL required")],
    ["tls_missing", new Error("The server does not support SSL connections")],
    ["certificate_refused", failed("DEPTH_ZERO_SELF_SIGNED_CERT")],
    ["certificate_refused", failed("UNABLE_TO_VERIFY_LEAF_SIGNATURE")],
    ["certificate_refused", failed("CERT_HAS_EXPIRED")],
    ["database_missing", failed("3D000")],
    ["too_many_connections", failed("53300")],
    ["too_many_connections", failed("08P01", "no more connections allowed (max_client_conn)")],
    ["out_of_room", failed("53100")],
    ["restarting", failed("57P03")],
    ["read_only", failed("25006")],
    ["parameter_refused", failed("08P01", "unsupported startup parameter: options")],
    ["transaction_pooling", failed("08P01", "transaction blocks not allowed in statement pooling mode")],
    ["pooler_cut_off", failed("08P01", "server login has been failing, try again later")],
    ["foreign_tables", new UnusableDatabase("foreign_tables")],
  ] as const)("is %s", (problem, error) => {
    expect(databaseProblemOf(error)).toBe(problem);
    expect(databaseProblemOf(new Error("wrapped", { cause: error }))).toBe(problem);
    expect(toAppError(error).code).toBe("database_unavailable");
  });

  it.each([
    failed("ENOENT", "no such file", { path: "/etc/ssl/ca.pem" }),
    failed("23505", "duplicate key value"),
    failed("42P01", "relation does not exist"),
    new Error("anything else"),
    "a text",
    null,
  ])("is unknown for other errors", (error) => expect(databaseProblemOf(error)).toBeNull());

  it("tells callers that there is no free connection, or that changes are not accepted", () => {
    expect(toAppError(failed("53300")).message).toBe("The database has no free connection. Try again soon.");
    expect(toAppError(failed("25006")).message).toMatch(/accepts no changes/);
    expect(toAppError(failed("28P01")).message).toBe("The database is not responding. Try again soon.");
  });

  it("has a sentence that says what is wrong, and one that says what to do, for every cause", () => {
    for (const { message, todo } of Object.values(DATABASE_PROBLEMS)) {
      expect(message).toMatch(/^[A-Z].*\.$/);
      expect(todo).toMatch(/^[A-Z].*[.…]$/);
    }
  });
});
