import { AsyncLocalStorage } from "node:async_hooks";
import { database, type Queryable, type Transaction } from "./client";

/** The transaction that the current call runs in, so that several verbs can share one. */
const running = new AsyncLocalStorage<{ tx: Transaction; isOpen: boolean }>();

/** SQLSTATEs after which the whole transaction has to be retried: serialization failure, deadlock. */
const RETRYABLE = new Set(["40001", "40P01"]);
const MAX_ATTEMPTS = 5;

/**
 * Runs `work` in one transaction and commits. If it throws, everything is rolled back and the error is rethrown. Inside
 * another `inTransaction`, it joins that transaction.
 * Serialization failures and deadlocks are retried, so `work` must have no effect outside the database.
 */
export async function inTransaction<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
  const outer = running.getStore();
  if (outer?.isOpen) return work(outer.tx);
  return retried(() => database().transaction((tx) => runIn(tx, work)));
}

/**
 * The running transaction, or the pool if there is none, to read with. A transaction sees its own changes, and it must
 * not wait for a second connection: if all transactions did, the pool would deadlock.
 */
export function runningOrPool(): Queryable {
  const outer = running.getStore();
  return outer?.isOpen ? outer.tx : database();
}

/**
 * Runs work that commits by itself, such as a single statement outside of a transaction, and retries it after a
 * serialization failure or a deadlock.
 */
export async function retried<T>(work: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await work();
    } catch (error) {
      if (attempt >= MAX_ATTEMPTS || !RETRYABLE.has(sqlState(error) ?? "")) throw error;
    }
  }
}

/** Marks the transaction as ended afterwards, so that promises which `work` left running do not join it. */
async function runIn<T>(tx: Transaction, work: (tx: Transaction) => Promise<T>): Promise<T> {
  const own = { tx, isOpen: true };
  try {
    return await running.run(own, () => work(tx));
  } finally {
    own.isOpen = false;
  }
}

/** The SQLSTATE of a database error, also if libraries have wrapped it. */
export function sqlState(error: unknown): string | undefined {
  for (let current = error; current instanceof Error; current = current.cause) {
    if ("code" in current && typeof current.code === "string" && /^[0-9A-Z]{5}$/.test(current.code))
      return current.code;
  }
  return undefined;
}

/** The name of the constraint that a database error violated, if any. */
export function brokenConstraint(error: unknown): string | undefined {
  for (let current = error; current instanceof Error; current = current.cause) {
    if ("constraint" in current && typeof current.constraint === "string") return current.constraint;
  }
  return undefined;
}
