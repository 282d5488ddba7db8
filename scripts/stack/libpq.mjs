/**
 * Removes the variables of PostgreSQL's own programs, such as PGHOST, PGOPTIONS and PGSSLMODE, from an environment. `pg`
 * and PostgreSQL's server would read them too, and they are meant for `psql` in somebody's shell. Programs of the stack
 * do the same for themselves (`lib/env.ts`).
 * @param {NodeJS.ProcessEnv} [environment]
 */
export function ignoreLibpqVariables(environment = process.env) {
  for (const name of Object.keys(environment)) if (/^PG[A-Z]+$/.test(name)) delete environment[name];
}
