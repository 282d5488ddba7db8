/** Faults injected into PostgreSQL. */

/** Terminates all of the product's connections, as an administrator or a network failure would. @param {import("pg").Pool} database */
export async function endConnections(database) {
  await database.query(
    "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'linekeeper' and pid <> pg_backend_pid()",
  );
}

/**
 * Makes the next `times` writes to a table fail with a SQLSTATE.
 * @param {import("pg").Pool} database
 * @param {{ table: string, on: "insert" | "update", sqlState: string, times: number }} fault
 * @returns {Promise<() => Promise<void>>} removes the fault
 */
export async function failWrites(database, { table, on, sqlState, times }) {
  const heal = async () => {
    await database.query(`drop trigger if exists injury on ${table}`);
    await database.query("drop function if exists injure(); drop sequence if exists injuries");
  };
  await heal();
  // A sequence keeps its value when a transaction rolls back, so the count does not start over with each retry.
  await database.query(`create sequence injuries;
    create function injure() returns trigger language plpgsql as $$
    begin
      if nextval('injuries') <= ${times} then raise exception 'injured' using errcode = '${sqlState}'; end if;
      return new;
    end $$;
    create trigger injury before ${on} on ${table} for each row execute function injure()`);
  return heal;
}
