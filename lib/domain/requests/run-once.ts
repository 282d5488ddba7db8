import { createHash } from "node:crypto";
import { and, eq, lte, sql } from "drizzle-orm";
import { database, type Queryable } from "@/db/client";
import { idempotentRequests } from "@/db/schema";
import { inTransaction, retried } from "@/db/transaction";
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

/** What is known of a request when it comes. */
type Found = { state: "first" } | { state: "again" } | { state: "answered"; answer: KeptAnswer };

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
  const answer = await answering(() => (atomic ? keptWithin(request, act) : act()));
  // What was refused or failed has rolled the transaction back, and its answer with it.
  const isKeptAlready = atomic && answer.status < 400;
  if (answer.status === 202) await retried(() => giveBack(request));
  else if (isKept(answer))
    await (isKeptAlready ? undefined : retried(() => keep(database(), request, answer)));
  else await retried(() => (found.state === "first" ? forget(request) : giveBack(request)));
  return found.state === "again" ? replayed(answer) : answer;
}

function keptWithin<Answer extends KeptAnswer>(
  request: Repeatable,
  act: () => Promise<Answer>,
): Promise<Answer> {
  return inTransaction(async (tx) => {
    const answer = await act();
    await keep(tx, request, answer);
    return answer;
  });
}

function replayed(answer: KeptAnswer): KeptAnswer {
  return { ...answer, headers: { ...answer.headers, "Idempotent-Replayed": "true" } };
}

/** Takes the request for this process, or tells what became of it. The database's clock decides who is late. */
async function claim(request: Repeatable): Promise<Found> {
  const { owner, path, key } = request;
  const fingerprint = digest(request.body);
  const lease = { leaseUntil: sql`now() + ${env().REQUEST_LEASE_MS} * interval '1 millisecond'` };
  const inserted = await database()
    .insert(idempotentRequests)
    .values({ owner, path, key, fingerprint, ...lease, createdAt: sql`now()` })
    .onConflictDoUpdate({
      target: [idempotentRequests.owner, idempotentRequests.path, idempotentRequests.key],
      set: { fingerprint, ...lease, answer: null, createdAt: sql`now()` },
      setWhere: sql`${idempotentRequests.createdAt} <= now() - ${KEPT_MS} * interval '1 millisecond'`,
    })
    .returning({ key: idempotentRequests.key });
  if (inserted.length > 0) return { state: "first" };
  const [known] = await database().select().from(idempotentRequests).where(thisOne(request));
  if (known && known.fingerprint !== fingerprint) throw new AppError("idempotency_key_reused");
  if (known?.answer) return { state: "answered", answer: known.answer };
  const taken = await database()
    .update(idempotentRequests)
    .set(lease)
    .where(and(thisOne(request), lte(idempotentRequests.leaseUntil, sql`now()`)))
    .returning({ answer: idempotentRequests.answer });
  if (!taken[0]) throw new AppError("idempotency_key_in_use");
  return taken[0].answer ? { state: "answered", answer: taken[0].answer } : { state: "again" };
}

async function keep(queryable: Queryable, request: Repeatable, given: KeptAnswer): Promise<void> {
  const { status, headers, body } = given;
  await queryable
    .update(idempotentRequests)
    .set({ answer: { status, headers, body }, leaseUntil: sql`now()` })
    .where(thisOne(request));
}

async function giveBack(request: Repeatable): Promise<void> {
  await database().update(idempotentRequests).set({ leaseUntil: sql`now()` }).where(thisOne(request));
}

async function forget(request: Repeatable): Promise<void> {
  await database().delete(idempotentRequests).where(thisOne(request));
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
