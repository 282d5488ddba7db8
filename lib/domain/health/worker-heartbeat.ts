import { sql } from "drizzle-orm";
import { database } from "@/db/client";
import { installationFacts } from "@/db/schema";

const KEY = "worker_heartbeat";

/** Says that a worker is alive, by the database's clock. */
export async function beat(): Promise<void> {
  const at = sql`clock_timestamp()`;
  await database()
    .insert(installationFacts)
    .values({ key: KEY, value: {}, updatedAt: at as unknown as Date })
    .onConflictDoUpdate({ target: installationFacts.key, set: { updatedAt: at } });
}

/** Seconds since a worker last said so; null when none ever did. */
export async function secondsSinceBeat(): Promise<number | null> {
  const { rows } = await database().execute<{ seconds: string }>(
    sql`select extract(epoch from clock_timestamp() - ${installationFacts.updatedAt}) as seconds from ${installationFacts} where ${installationFacts.key} = ${KEY}`,
  );
  return rows[0] ? Number(rows[0].seconds) : null;
}
