import { createHash } from "node:crypto";
import { and, eq, isNull, lte, sql } from "drizzle-orm";
import { database, type Queryable } from "@/db/client";
import { idempotentRequests } from "@/db/schema";
import { inTransaction, retried } from "@/db/transaction";
import { fingerprintOf } from "@/lib/crypto/fingerprint";
import { env } from "@/lib/env";
import { AppError } from "@/lib/errors";

/** Answers are kept for that long (product rule 25). */
const KEPT_MS = 24 * 60 * 60_000;

/** An answer as it can be kept and given again. */
export interface KeptAnswer {
  status: number;
  headers: Record<string, string>;
  /** JSON; null where there is nothing to say. */
  body: string | null;
}

/** One request that may be repeated. */
export interface Repeatable {
  /** The organization of the key that asked, or "platform". */
  owner: string;
  path: string;
  /** As the client sent it. */
  key: string;
  body: string;
}

/**
 * A request that this process has for itself. The end of its lease tells it from all who had the request before, as each
 * lease ends later than the last: who stood still past the end of theirs changes nothing any more.
 */
interface Held extends Repeatable {
  leaseUntil: Date;
}

/** What is known of a request when it comes. */
type Found = { state: "first" | "again"; held: Held } | { state: "answered"; answer: KeptAnswer };

/** The same text for every repetition of a request, for verbs that know their own intents again. */
export function intentOf({ owner, path, key, body }: Repeatable): string {
  return `${KEY_INTENT}${digest(JSON.stringify([owner, path, key, digest(body)]))}`;
}

const KEY_INTENT = "api:";

/** Whether an intent came by `Idempotency-Key`, so that it is kept as long as one. */
export function isKeyIntent(intent: string): boolean {
  return intent.startsWith(KEY_INTENT);
}

/** How a request is carried out. */
export interface HowToRun<Answer extends KeptAnswer> {
  /** Carries it out; what it throws is a refusal or a fault. */
  act: () => Promise<Answer>;
  /** Turns what was thrown into an answer; never throws. */
  answering: (work: () => Promise<Answer>) => Promise<Answer>;
  /** Whether an answer is final: those that are not leave no trace, or the 202 that was before them. */
  isKept: (answer: Answer) => boolean;
  /** Whether the change is one transaction: then the answer is kept in it, and no crash comes between the two. */
  atomic: boolean;
}

/**
 * Runs a request once. A repetition is given the final answer of the first; one whose first answer was not final
 * (202) is run again, as it can only go on with the same work.
 * @throws AppError `idempotency_key_reused`, `idempotency_key_in_use`
 */
export async function runOnce<Answer extends KeptAnswer>(
  request: Repeatable,
  { act, answering, isKept, atomic }: HowToRun<Answer>,
): Promise<KeptAnswer> {
  const found = await retried(() => claim(request));
  if (found.state === "answered") return replayed(found.answer);
  const { held } = found;
  const answer = await answering(() => (atomic ? keptWithin(held, act) : act()));
  // What was refused or failed has rolled the transaction back, and its answer with it.
  const isKeptAlready = atomic && answer.status < 400;
  if (answer.status === 202) await retried(() => giveBack(held));
  else if (isKept(answer)) await (isKeptAlready ? undefined : retried(() => keep(database(), held, answer)));
  else await retried(() => (found.state === "first" ? forget(held) : giveBack(held)));
  return found.state === "again" ? replayed(answer) : answer;
}

/** @throws AppError `idempotency_key_in_use`, and the change is undone, where somebody else has taken the request over */
function keptWithin<Answer extends KeptAnswer>(held: Held, act: () => Promise<Answer>): Promise<Answer> {
  return inTransaction(async (tx) => {
    const answer = await act();
    if (!(await keep(tx, held, answer))) throw new AppError("idempotency_key_in_use");
    return answer;
  });
}

function replayed(answer: KeptAnswer): KeptAnswer {
  return { ...answer, headers: { ...answer.headers, "Idempotent-Replayed": "true" } };
}

/** Takes the request for this process, or tells what became of it. The database's clock decides who is late. */
async function claim(request: Repeatable): Promise<Found> {
  const { owner, path, key } = request;
  const fingerprint = fingerprintOf(request.body, "idempotent_requests");
  const lease = { leaseUntil: sql`now() + ${env().REQUEST_LEASE_MS} * interval '1 millisecond'` };
  const inserted = await database()
    .insert(idempotentRequests)
    .values({ owner, path, key, fingerprint, ...lease, createdAt: sql`now()` })
    .onConflictDoUpdate({
      target: [idempotentRequests.owner, idempotentRequests.path, idempotentRequests.key],
      set: { fingerprint, ...lease, answer: null, createdAt: sql`now()` },
      setWhere: sql`${idempotentRequests.createdAt} <= now() - ${KEPT_MS} * interval '1 millisecond'`,
    })
    .returning({ leaseUntil: idempotentRequests.leaseUntil });
  if (inserted[0]) return { state: "first", held: { ...request, ...inserted[0] } };
  const [known] = await database().select().from(idempotentRequests).where(thisOne(request));
  if (known && known.fingerprint !== fingerprint) throw new AppError("idempotency_key_reused");
  if (known?.answer) return { state: "answered", answer: known.answer };
  const taken = await database()
    .update(idempotentRequests)
    .set(lease)
    .where(and(thisOne(request), lte(idempotentRequests.leaseUntil, sql`now()`)))
    .returning({ answer: idempotentRequests.answer, leaseUntil: idempotentRequests.leaseUntil });
  if (!taken[0]) throw new AppError("idempotency_key_in_use");
  const { answer, leaseUntil } = taken[0];
  return answer ? { state: "answered", answer } : { state: "again", held: { ...request, leaseUntil } };
}

/** Nobody's: it ended before any lease did. */
const NO_LEASE = { leaseUntil: sql`${idempotentRequests.createdAt}` };

/** @returns whether it was still this process's to keep */
async function keep(queryable: Queryable, held: Held, given: KeptAnswer): Promise<boolean> {
  const { status, headers, body } = given;
  const kept = await queryable
    .update(idempotentRequests)
    .set({ answer: { status, headers, body }, ...NO_LEASE })
    .where(stillHeld(held))
    .returning({ key: idempotentRequests.key });
  return kept.length > 0;
}

async function giveBack(held: Held): Promise<void> {
  await database().update(idempotentRequests).set(NO_LEASE).where(stillHeld(held));
}

async function forget(held: Held): Promise<void> {
  await database().delete(idempotentRequests).where(stillHeld(held));
}

function stillHeld(held: Held) {
  return and(
    thisOne(held),
    eq(idempotentRequests.leaseUntil, held.leaseUntil),
    isNull(idempotentRequests.answer),
  );
}

function thisOne({ owner, path, key }: Repeatable) {
  return and(
    eq(idempotentRequests.owner, owner),
    eq(idempotentRequests.path, path),
    eq(idempotentRequests.key, key),
  );
}

/** Removes what is older than a repetition may be. */
export async function sweepIdempotentRequests(): Promise<void> {
  await database()
    .delete(idempotentRequests)
    .where(sql`${idempotentRequests.createdAt} <= now() - ${KEPT_MS} * interval '1 millisecond'`);
}

function digest(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}
