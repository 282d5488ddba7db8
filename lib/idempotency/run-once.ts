import { createHash } from "node:crypto";
import { and, eq, isNotNull, isNull, lte, type SQL, sql } from "drizzle-orm";
import { database, type Queryable } from "@/db/client";
import { idempotentRequests } from "@/db/schema/index";
import { inTransaction, retried } from "@/db/transaction";
import { KEY_INTENT } from "@/lib/constants/intents";
import { IDEMPOTENCY_KEY } from "@/lib/constants/limits";
import { fingerprintOf } from "@/lib/crypto/fingerprint";
import { seal, unseal } from "@/lib/crypto/seal";
import { env } from "@/lib/env";
import { AppError } from "@/lib/errors";

/** An answer in the form in which it is stored and replayed. */
export interface RetainedAnswer {
  status: number;
  headers: Record<string, string>;
  /** JSON; null if the answer has no body. */
  body: string | null;
  /** What is shown only once, such as an API key. It is stored sealed and erased when its time is over. */
  secret?: { text: string; until: Date } | { text: null };
}

/** A request that the client may repeat. */
export interface Repeatable {
  /** The organization of the API key, or "platform"; for the console, "user:" and the user's id. */
  owner: string;
  path: string;
  /** The `Idempotency-Key` as the client sent it. */
  key: string;
  body: string;
}

/**
 * A request that this process has leased. Every lease ends later than the one before, so its end is the fencing token: a
 * process that stalled past it can no longer change the row.
 */
interface Leased extends Repeatable {
  leaseUntil: Date;
}

/** What the table says about a request: whether it is new, to be run again, or already answered. */
type Found = { state: "first" | "again"; leased: Leased } | { state: "answered"; answer: RetainedAnswer };

/** The intent of a request: the same text for each repetition, so that verbs can recognize it. */
export function intentOf({ owner, path, key, body }: Repeatable): string {
  return `${KEY_INTENT}${digest(JSON.stringify([owner, path, key, digest(body)]))}`;
}

/** How `runOnce` runs a request. */
export interface RunOptions<Answer extends RetainedAnswer> {
  /** Runs the request; throws refusals and faults. */
  act: () => Promise<Answer>;
  /** Runs the given work and turns whatever it throws into an answer; never throws. */
  toAnswer: (work: () => Promise<Answer>) => Promise<Answer>;
  /** Whether an answer is final. Only final answers are retained. */
  isFinal: (answer: Answer) => boolean;
  /** Whether the change is one transaction. The answer is then stored in it, so that no crash can separate the two. */
  atomic: boolean;
  /**
   * Asked while another process has the lease: whether its work has ended all the same, because the process died or is
   * about to answer. Then this process takes over. By default, it waits for the lease.
   */
  isSettled?: () => Promise<boolean>;
}

/**
 * Runs a request once. A repetition gets the final answer of the first. If that answer was not final, the repetition
 * runs again. After a 202 it has the same intent, so it can only continue the same work; a refusal changed nothing, so
 * everything is checked anew (product rule 25).
 * @throws AppError `idempotency_key_reused`, `idempotency_key_in_use`
 */
export async function runOnce<Answer extends RetainedAnswer>(
  request: Repeatable,
  { act, toAnswer, isFinal, atomic, isSettled }: RunOptions<Answer>,
): Promise<RetainedAnswer> {
  const found = await retried(() => takeLease(request, isSettled));
  if (found.state === "answered") return replayed(found.answer);
  const { leased } = found;
  const answer = await toAnswer(() => (atomic ? actAndRetain(leased, act) : act()));
  // A refusal or fault has rolled back the transaction, together with the stored answer.
  const isRetainedAlready = atomic && answer.status < 400;
  if (answer.status === 202) await retried(() => endLease(leased));
  else if (isFinal(answer))
    await (isRetainedAlready ? undefined : retried(() => retain(database(), leased, answer)));
  else await retried(() => (found.state === "first" ? deleteRequest(leased) : endLease(leased)));
  // A refusal that was checked anew repeats nothing.
  return found.state === "again" && answer.status < 300 ? replayed(answer) : answer;
}

/**
 * Runs the request and stores its answer in one transaction.
 * @throws AppError `idempotency_key_in_use`, which undoes the change, if another process has taken the lease
 */
function actAndRetain<Answer extends RetainedAnswer>(
  leased: Leased,
  act: () => Promise<Answer>,
): Promise<Answer> {
  return inTransaction(async (tx) => {
    const answer = await act();
    if (!(await retain(tx, leased, answer))) throw new AppError("idempotency_key_in_use");
    return answer;
  });
}

function replayed(answer: RetainedAnswer): RetainedAnswer {
  return { ...answer, headers: { ...answer.headers, "Idempotent-Replayed": "true" } };
}

/**
 * Leases the request to this process, or finds its answer. Leases use the database's clock.
 * @throws AppError `idempotency_key_reused`, `idempotency_key_in_use`
 */
async function takeLease(
  request: Repeatable,
  isSettled: RunOptions<RetainedAnswer>["isSettled"],
): Promise<Found> {
  const { owner, path, key } = request;
  const fingerprint = fingerprintOf(request.body, "idempotent_requests");
  const lease = { leaseUntil: sql`now() + ${env().REQUEST_LEASE_MS} * interval '1 millisecond'` };
  const inserted = await database()
    .insert(idempotentRequests)
    .values({ owner, path, key, fingerprint, ...lease, createdAt: sql`now()` })
    .onConflictDoUpdate({
      target: [idempotentRequests.owner, idempotentRequests.path, idempotentRequests.key],
      set: { fingerprint, ...lease, answer: null, secret: null, secretUntil: null, createdAt: sql`now()` },
      setWhere: sql`${idempotentRequests.createdAt} <= now() - ${IDEMPOTENCY_KEY.retainedMs} * interval '1 millisecond'`,
    })
    .returning({ leaseUntil: idempotentRequests.leaseUntil });
  if (inserted[0]) return { state: "first", leased: { ...request, ...inserted[0] } };
  const [known] = await database().select().from(idempotentRequests).where(isSameRequest(request));
  if (known && known.fingerprint !== fingerprint) throw new AppError("idempotency_key_reused");
  if (known?.answer) return { state: "answered", answer: answerOf({ ...known, answer: known.answer }) };
  const takeOver = (mayBeTaken: SQL) =>
    database()
      .update(idempotentRequests)
      .set(lease)
      .where(and(isSameRequest(request), mayBeTaken))
      .returning();
  let [taken] = await takeOver(lte(idempotentRequests.leaseUntil, sql`now()`));
  if (!taken && known && (await isSettled?.()))
    [taken] = await takeOver(eq(idempotentRequests.leaseUntil, known.leaseUntil));
  if (!taken) throw new AppError("idempotency_key_in_use");
  const { answer, leaseUntil } = taken;
  return answer
    ? { state: "answered", answer: answerOf({ ...taken, answer }) }
    : { state: "again", leased: { ...request, leaseUntil } };
}

type Row = typeof idempotentRequests.$inferSelect;

/** The stored answer with its secret; the secret's text is null once it is erased. */
function answerOf(row: Row & { answer: RetainedAnswer }): RetainedAnswer {
  const { answer, secret, secretUntil } = row;
  if (secretUntil === null) return answer;
  if (secret === null) return { ...answer, secret: { text: null } };
  return { ...answer, secret: { text: unseal(secret, purposeOf(row)), until: secretUntil } };
}

/** A sealed secret opens only for the request that it belongs to. */
function purposeOf({ owner, path, key }: Pick<Row, "owner" | "path" | "key">): string {
  return `idempotent_requests.secret:${JSON.stringify([owner, path, key])}`;
}

/** What is known of a request: whether it has come, whether it still runs, and its answer. */
export type Known = { state: "none" | "running" } | { state: "done"; answer: RetainedAnswer };

/**
 * Looks up what became of a request, without running it.
 * @param owner whose request it is
 * @param key its key or intent, whatever its path
 */
export async function lookUp(owner: string, key: string): Promise<Known> {
  const [found] = await database()
    .select({ row: idempotentRequests, isLeased: sql<boolean>`${idempotentRequests.leaseUntil} > now()` })
    .from(idempotentRequests)
    .where(and(eq(idempotentRequests.owner, owner), eq(idempotentRequests.key, key)));
  const { answer } = found?.row ?? {};
  if (found && answer) return { state: "done", answer: answerOf({ ...found.row, answer }) };
  return { state: found?.isLeased ? "running" : "none" };
}

/** A lease that has already ended: no real one ends before the row was created. */
const NO_LEASE = { leaseUntil: sql`${idempotentRequests.createdAt}` };

/** Stores the answer. @returns whether this process still had the lease */
async function retain(queryable: Queryable, leased: Leased, given: RetainedAnswer): Promise<boolean> {
  const { status, headers, body, secret } = given;
  const sealed = secret?.text
    ? { secret: seal(secret.text, purposeOf(leased)), secretUntil: secret.until }
    : { secret: null, secretUntil: null };
  const updated = await queryable
    .update(idempotentRequests)
    .set({ answer: { status, headers, body }, ...sealed, ...NO_LEASE })
    .where(isLeaseOurs(leased))
    .returning({ key: idempotentRequests.key });
  return updated.length > 0;
}

async function endLease(leased: Leased): Promise<void> {
  await database().update(idempotentRequests).set(NO_LEASE).where(isLeaseOurs(leased));
}

async function deleteRequest(leased: Leased): Promise<void> {
  await database().delete(idempotentRequests).where(isLeaseOurs(leased));
}

function isLeaseOurs(leased: Leased) {
  return and(
    isSameRequest(leased),
    eq(idempotentRequests.leaseUntil, leased.leaseUntil),
    isNull(idempotentRequests.answer),
  );
}

function isSameRequest({ owner, path, key }: Repeatable) {
  return and(
    eq(idempotentRequests.owner, owner),
    eq(idempotentRequests.path, path),
    eq(idempotentRequests.key, key),
  );
}

/** Deletes requests whose answers need not be retained any longer. */
export async function sweepIdempotentRequests(): Promise<void> {
  await database()
    .delete(idempotentRequests)
    .where(
      sql`${idempotentRequests.createdAt} <= now() - ${IDEMPOTENCY_KEY.retainedMs} * interval '1 millisecond'`,
    );
}

/**
 * Erases secrets whose time is over.
 * @param now by the product's clock
 */
export async function sweepRetainedSecrets(now: Date): Promise<void> {
  await database()
    .update(idempotentRequests)
    .set({ secret: null })
    .where(and(isNotNull(idempotentRequests.secret), lte(idempotentRequests.secretUntil, now)));
}

function digest(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}
