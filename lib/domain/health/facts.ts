import { inArray, sql } from "drizzle-orm";
import { database, type Queryable } from "@/db/client";
import { installationFacts } from "@/db/schema";

/** What processes tell each other about themselves, one row per key. */
type HealthFact = "worker_heartbeat" | "carrier_answers";

/** The worker writes its facts every ten seconds; facts older than this are stale. */
const MISSED_AFTER_SECONDS = 45;

/** Whether a worker's fact exists and is recent enough to rely on. */
export function isFresh<Fact extends { seconds: number }>(fact: Fact | undefined): fact is Fact {
  return fact !== undefined && fact.seconds < MISSED_AFTER_SECONDS;
}

/** Inserts or updates a fact, timed by the database's clock. */
export async function writeFact(key: HealthFact, value: unknown): Promise<void> {
  const at = sql`clock_timestamp()`;
  await database()
    .insert(installationFacts)
    .values({ key, value, updatedAt: at as unknown as Date })
    .onConflictDoUpdate({
      target: installationFacts.key,
      set: { value: sql`excluded.value`, updatedAt: at },
    });
}

/** The stored facts, each with its age in seconds. */
export async function readFacts(
  db: Queryable,
  keys: HealthFact[],
): Promise<Map<HealthFact, { value: unknown; seconds: number }>> {
  const rows = await db
    .select({
      key: installationFacts.key,
      value: installationFacts.value,
      seconds: sql<string>`extract(epoch from clock_timestamp() - ${installationFacts.updatedAt})`,
    })
    .from(installationFacts)
    .where(inArray(installationFacts.key, keys));
  return new Map(
    rows.map(({ key, value, seconds }) => [key as HealthFact, { value, seconds: Number(seconds) }]),
  );
}
