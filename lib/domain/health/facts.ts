import { inArray, sql } from "drizzle-orm";
import { database, type Queryable } from "@/db/client";
import { installationFacts } from "@/db/schema";

/** What processes tell each other about themselves, one row a key. */
type HealthFact = "worker_heartbeat" | "carrier_answers";

/** A worker beats every ten seconds and asks the carrier as often; what is older says nothing any more. */
const MISSED_AFTER_SECONDS = 45;

/** Whether a fact that workers keep is there, and young enough to be true. */
export function isFresh<Fact extends { seconds: number }>(fact: Fact | undefined): fact is Fact {
  return fact !== undefined && fact.seconds < MISSED_AFTER_SECONDS;
}

/** Keeps a fact, with the time of the database's clock. */
export async function keepFact(key: HealthFact, value: unknown): Promise<void> {
  const at = sql`clock_timestamp()`;
  await database()
    .insert(installationFacts)
    .values({ key, value, updatedAt: at as unknown as Date })
    .onConflictDoUpdate({
      target: installationFacts.key,
      set: { value: sql`excluded.value`, updatedAt: at },
    });
}

/** The facts that are kept, each with the seconds since it was. */
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
