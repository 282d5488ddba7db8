import { databasePool } from "./client";

/** What one process at a time may do on a database, each with a number that no other lock has. */
const LOCKS = { migrate: 480_226, demo: 480_227 };

/** Does work that one process at a time may do on this database, after whoever does it now. */
export async function inTurn<T>(lock: keyof typeof LOCKS, work: () => Promise<T>): Promise<T> {
  const turn = await databasePool().connect();
  try {
    await turn.query("set statement_timeout = 0");
    await turn.query("select pg_advisory_lock($1)", [LOCKS[lock]]);
    return await work();
  } finally {
    // Ends the connection, and with it the lock and the setting.
    turn.release(true);
  }
}
