import type { PoolClient } from "pg";
import { databasePool } from "./client";

/** The advisory locks, each with a unique number. */
const LOCKS = { migrate: 480_226, demo: 480_227 };

/**
 * Runs work that only one process at a time may do on this database. Waits while another process does it.
 * @param work gets the connection that holds the turn, on which statements may take as long as they need
 */
export async function inTurn<T>(
  lock: keyof typeof LOCKS,
  work: (turn: PoolClient) => Promise<T>,
): Promise<T> {
  const turn = await databasePool().connect();
  try {
    await turn.query("set statement_timeout = 0");
    await turn.query("select pg_advisory_lock($1)", [LOCKS[lock]]);
    return await work(turn);
  } finally {
    // Closes the connection, which releases the lock and drops the setting.
    turn.release(true);
  }
}
