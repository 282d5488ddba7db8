import { and, eq, lte } from "drizzle-orm";
import { phoneNumbers } from "@/db/schema";
import { inTransaction } from "@/db/transaction";
import type { Context } from "@/lib/context";
import { beginRelease } from "./begin-release";

/**
 * Begins the release of a line whose quarantine is over by the context's clock. Leaves a line alone that was restored
 * or given more days in the meantime: PostgreSQL checks the condition again once it has the row's lock.
 * @returns whether the release began
 */
export async function endQuarantine(phoneNumberId: string, context: Context): Promise<boolean> {
  return inTransaction(async (tx) => {
    const [line] = await tx
      .select()
      .from(phoneNumbers)
      .where(
        and(
          eq(phoneNumbers.id, phoneNumberId),
          eq(phoneNumbers.status, "quarantined"),
          lte(phoneNumbers.quarantinedUntil, context.now()),
        ),
      )
      .for("update");
    if (!line) return false;
    await beginRelease(tx, context, line, 0);
    return true;
  });
}
