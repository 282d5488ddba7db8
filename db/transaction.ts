import { AsyncLocalStorage } from "node:async_hooks";
import { database, type Queryable, type Transaction } from "./client";

/** The transaction that the present call runs in, so that verbs can be put together to one. */
const running = new AsyncLocalStorage<{ tx: Transaction; isOpen: boolean }>();

/** SQLSTATEs after which PostgreSQL wants the whole transaction again: serialization failure, deadlock. */
const RETRYABLE = new Set(["40001", "40P01"]);
const MAX_TRIES = 5;

/**
 * Runs `work` in one transaction and commits; whatever it throws rolls everything back and is thrown on. Called within
 * the work of another, it is a part of that one.
 * Serialization failures and deadlocks are tried again, so `work` must have no effect outside the database.
 */
export async function inTransaction<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
  const outer = running.getStore();
  if (outer?.isOpen) return work(outer.tx);
  return retried(() => database().transaction((tx) => runIn(tx, work)));
}

/**
 * What to read with where a transaction may be running: that one, which sees its own changes and needs no second
 * connection, as a pool that all wait for would never have one; the pool where none is.
 */
export function runningOrPool(): Queryable {
  const outer = running.getStore();
  return outer?.isOpen ? outer.tx : database();
}

/**
 * Runs what commits by itself, and again after a serialization failure or a deadlock: a single statement outside of
 * transactions.
 */
export async function retried<T>(work: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await work();
    } catch (error) {
      if (attempt >= MAX_TRIES || !RETRYABLE.has(sqlState(error) ?? "")) throw error;
    }
  }
}

/** What `work` leaves running does not join a transaction that has ended. */
async function runIn<T>(tx: Transaction, work: (tx: Transaction) => Promise<T>): Promise<T> {
  const own = { tx, isOpen: true };
  try {
    return await running.run(own, () => work(tx));
  } finally {
    own.isOpen = false;
  }
}

/** The SQLSTATE of a database error, looked for through the wrappers that libraries put around it. */
export function sqlState(error: unknown): string | undefined {
  for (let current = error; current instanceof Error; current = current.cause) {
    if ("code" in current && typeof current.code === "string" && /^[0-9A-Z]{5}$/.test(current.code))
      return current.code;
  }
  return undefined;
}

/** The name of the constraint that a database error broke, if it broke one. */
export function brokenConstraint(error: unknown): string | undefined {
  for (let current = error; current instanceof Error; current = current.cause) {
    if ("constraint" in current && typeof current.constraint === "string") return current.constraint;
  }
  return undefined;
}
