import { databasePool } from "@/db/client";
import { inTransaction } from "@/db/transaction";
import { eventually } from "./eventually";

/**
 * Starts something while a transaction is open, and commits the transaction once the other waits for it or has ended.
 * @param first what the transaction has done by then
 * @returns how the other one ended
 */
export async function whileOpen<T>(
  first: () => Promise<unknown>,
  other: () => Promise<T>,
): Promise<PromiseSettledResult<T>> {
  const done = signal();
  const mayCommit = signal();
  const transaction = inTransaction(async () => {
    await first();
    done.give();
    await mayCommit.given;
  });
  await Promise.race([done.given, transaction]);
  let hasEnded = false;
  const outcome = Promise.allSettled([other()]).finally(() => {
    hasEnded = true;
  });
  await eventually(async () => {
    if (!hasEnded && !(await isAnybodyWaiting())) throw new Error("It neither waits nor has ended.");
  });
  mayCommit.give();
  await transaction;
  return (await outcome)[0];
}

function signal(): { given: Promise<void>; give: () => void } {
  let give = () => {};
  const given = new Promise<void>((resolve) => {
    give = resolve;
  });
  return { given, give };
}

/** Whether a connection to the test file's database waits for a lock. */
async function isAnybodyWaiting(): Promise<boolean> {
  const { rowCount } = await databasePool().query(
    "select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'",
  );
  return (rowCount ?? 0) > 0;
}
