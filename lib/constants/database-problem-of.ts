import { DATABASE_PROBLEMS, type DatabaseProblemCode } from "./database-problems";

/** Refuses a database that answers but cannot be used. */
export class UnusableDatabase extends Error {
  readonly problem: DatabaseProblemCode;
  constructor(problem: DatabaseProblemCode, cause?: unknown) {
    super(DATABASE_PROBLEMS[problem].message, { cause });
    this.name = "UnusableDatabase";
    this.problem = problem;
  }
}

/** Node's and PostgreSQL's codes. The first match counts. */
const BY_CODE: [RegExp, DatabaseProblemCode][] = [
  [/^(ENOTFOUND|EAI_AGAIN)$/, "host_unknown"],
  [/^(ECONNREFUSED|ENOENT)$/, "not_listening"],
  [/^(ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|EHOSTDOWN)$/, "no_answer"],
  [/^(ECONNRESET|EPIPE)$/, "connection_lost"],
  [
    /^(DEPTH_ZERO_SELF_SIGNED_CERT|SELF_SIGNED_CERT_IN_CHAIN|ERR_TLS_CERT_ALTNAME_INVALID)$/,
    "certificate_refused",
  ],
  [/^(UNABLE_TO_\w+|CERT_\w+|ERR_SSL_\w+)$/, "certificate_refused"],
  [/^28P01$/, "password_refused"],
  [/^28\w{3}$/, "access_refused"],
  [/^3D000$/, "database_missing"],
  [/^3F000$/, "schema_missing"],
  [/^25006$/, "read_only"],
  [/^42501$/, "rights_missing"],
  [/^53300$/, "too_many_connections"],
  [/^53\w{3}$/, "out_of_room"],
  [/^57P\w{2}$/, "restarting"],
  [/^08\w{3}$/, "connection_lost"],
];

/**
 * Texts where a code says too little or is missing: of PgBouncer, which is never translated, of `pg`, and of
 * PostgreSQL's refusal of an unencrypted connection.
 */
const BY_TEXT: [RegExp, DatabaseProblemCode][] = [
  [/unsupported startup parameter/i, "parameter_refused"],
  [/statement pooling mode/i, "transaction_pooling"],
  [/no more connections allowed|too many (clients|connections)/i, "too_many_connections"],
  [/query_wait_timeout/i, "no_answer"],
  [/no such database/i, "database_missing"],
  [/no such user|password authentication failed|auth failed/i, "password_refused"],
  [/SSL required|no encryption|SSL off/i, "tls_required"],
  [/server login|cannot connect to server/i, "pooler_cut_off"],
  [/password must be a string/, "password_missing"],
  [/does not support SSL/, "tls_missing"],
  [/error establishing an SSL connection/, "tls_missing"],
  [
    /timeout exceeded when trying to connect|due to connection timeout|timeout expired|Query read timeout/,
    "no_answer",
  ],
  [/Connection terminated|Client has encountered a connection error/, "connection_lost"],
];

/** Errors whose text may tell more than their code: refused logins, PgBouncer's protocol violations, `pg`'s own. */
const CODE_SAYS_LITTLE = /^(28000|08P01|)$/;

/**
 * What is wrong with the database, if an error says so.
 * @param thrown anything; its causes are looked at too
 * @returns null for every other error
 */
export function databaseProblemOf(thrown: unknown): DatabaseProblemCode | null {
  for (let error = thrown, depth = 0; error instanceof Error && depth < 5; error = error.cause, depth++) {
    if (error instanceof UnusableDatabase) return error.problem;
    const found = problemOfOne(error);
    if (found) return found;
  }
  return null;
}

function problemOfOne(error: Error): DatabaseProblemCode | null {
  const code = "code" in error ? String(error.code) : "";
  // Files that are missing are another matter. A socket has an address, not a path.
  if (code === "ENOENT" && "path" in error) return null;
  const byText = CODE_SAYS_LITTLE.test(code) ? BY_TEXT.find(([text]) => text.test(error.message)) : undefined;
  return (byText ?? BY_CODE.find(([pattern]) => pattern.test(code)))?.[1] ?? null;
}
