import { eq, sql } from "drizzle-orm";
import { database } from "@/db/client";
import { installationFacts } from "@/db/schema";
import { seal, unseal } from "@/lib/crypto/seal";

const KEY = "sealed_sample";
const PURPOSE = "installation_facts.sealed_sample";
const SAMPLE = "This opens with the key that the data was sealed with.";

/** Keeps a sample sealed with the present `ENCRYPTION_KEY`, once in the life of a database. */
export async function keepKeySample(): Promise<void> {
  await database()
    .insert(installationFacts)
    .values({
      key: KEY,
      value: seal(SAMPLE, PURPOSE),
      updatedAt: sql`clock_timestamp()` as unknown as Date,
    })
    .onConflictDoNothing();
}

/** Whether the present `ENCRYPTION_KEY` opens what was sealed in this database; null where nothing tells. */
export async function isKeyRight(): Promise<boolean | null> {
  const [row] = await database().select().from(installationFacts).where(eq(installationFacts.key, KEY));
  if (typeof row?.value !== "string") return null;
  try {
    return unseal(row.value, PURPOSE) === SAMPLE;
  } catch {
    return false;
  }
}
