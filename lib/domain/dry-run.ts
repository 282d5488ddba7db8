import { inTransaction } from "@/db/transaction";

/** Rolls the transaction of a dry run back. */
class Undo extends Error {}

/**
 * Runs work in a transaction and rolls it back: every check is made, every lock is taken, and nothing stays changed.
 * Not for use within another transaction, which would be rolled back too.
 * @param work must have no effect outside the database
 * @returns what `work` returned
 */
export async function dryRun<T>(work: () => Promise<T>): Promise<T> {
  let done: { result: T } | undefined;
  try {
    await inTransaction(async () => {
      done = { result: await work() };
      throw new Undo();
    });
  } catch (error) {
    if (!(error instanceof Undo)) throw error;
  }
  if (!done) throw new Error("The dry run returned nothing.");
  return done.result;
}
