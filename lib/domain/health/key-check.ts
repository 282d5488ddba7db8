import { eq, sql } from "drizzle-orm";
import { database } from "@/db/client";
import { installationFacts } from "@/db/schema";
import { seal, unseal } from "@/lib/crypto/seal";

const KEY = "sealed_sample";
const PURPOSE = "installation_facts.sealed_sample";
const SAMPLE = "This opens with the key that the data was sealed with.";

/** Inserts a sample sealed with the current `ENCRYPTION_KEY`, unless the database already has one. */
export async function insertKeySample(): Promise<void> {
  await database()
    .insert(installationFacts)
    .values({
      key: KEY,
      value: seal(SAMPLE, PURPOSE),
      updatedAt: sql`clock_timestamp()` as unknown as Date,
    })
    .onConflictDoNothing();
}

/** Whether the current `ENCRYPTION_KEY` opens this database's sample; null if there is none. */
export async function isKeyRight(): Promise<boolean | null> {
  const [row] = await database().select().from(installationFacts).where(eq(installationFacts.key, KEY));
  if (typeof row?.value !== "string") return null;
  try {
    return unseal(row.value, PURPOSE) === SAMPLE;
  } catch {
    return false;
  }
}
