import { and, eq, isNull } from "drizzle-orm";
import { database } from "@/db/client";
import { oneTimeLinks } from "@/db/schema";
import type { Context } from "@/lib/context";
import { callingUser } from "./person";

/**
 * Notes that the caller has read which links were made for their password, so that the next sign-in does not show them
 * again. The settings list them for 90 days.
 * @throws AppError `forbidden` for keys, the worker and the command line
 */
export async function markLinksSeen(context: Context): Promise<null> {
  await database()
    .update(oneTimeLinks)
    .set({ seenAt: context.now() })
    .where(and(eq(oneTimeLinks.userId, callingUser(context)), isNull(oneTimeLinks.seenAt)));
  return null;
}
