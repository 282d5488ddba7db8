import type { ClientBase, QueryConfig } from "pg";

/** A server that takes longer to accept the settings counts as silent. A pooler without a free connection waits here. */
const SET_WITHIN_MS = 5_000;

/**
 * What our statements and `pg`'s readers of values rely on. A role, a database or a server may have other defaults. They
 * are set by statements, because PgBouncer refuses connections that come with options.
 */
const SETTINGS = {
  statement_timeout: "30s",
  idle_in_transaction_session_timeout: "30s",
  lock_timeout: "0",
  client_encoding: "UTF8",
  timezone: "UTC",
  datestyle: "ISO, MDY",
  intervalstyle: "postgres",
  bytea_output: "hex",
  extra_float_digits: "1",
  standard_conforming_strings: "on",
  array_nulls: "on",
  transform_null_equals: "off",
  default_transaction_isolation: "read committed",
  default_transaction_deferrable: "off",
};

/**
 * One text, and so one round trip. Older servers lack two of the timeouts. Tables are in `public`, whatever schema has the
 * name of the user. `pg_trgm` may be in another one, where an administrator has created it.
 */
const STATEMENTS = [
  ...Object.entries(SETTINGS).map(([name, value]) => `set ${name} = '${value}'`),
  `select pg_catalog.set_config(name, '0', false)
     from (values ('idle_session_timeout'), ('transaction_timeout')) as newer (name)
     where pg_catalog.current_setting(name, true) is not null`,
  `select pg_catalog.set_config('search_path', pg_catalog.concat_ws(', ', 'public', (
     select pg_catalog.quote_ident(n.nspname) from pg_catalog.pg_extension e
     join pg_catalog.pg_namespace n on n.oid = e.extnamespace
     where e.extname = 'pg_trgm' and n.nspname <> 'public')), false)`,
].join(";\n");

/**
 * Prepares a new connection for our statements; a pool calls it before it hands the connection out.
 * @throws Error if the server is silent; the pool then ends the connection
 */
export async function startSession(client: ClientBase): Promise<void> {
  // pg's types lack the option.
  const query: QueryConfig & { query_timeout: number } = { text: STATEMENTS, query_timeout: SET_WITHIN_MS };
  await client.query(query);
}
