import { and, eq, isNull } from "drizzle-orm";
import { sessions } from "@/db/schema";
import { inTransaction } from "@/db/transaction";
import type { Context } from "@/lib/context";
import { callingUser, readPerson, recordLoginChange } from "@/lib/domain/users/person";
import { AppError } from "@/lib/errors";
import type { EndSessionInput } from "@/lib/schemas/user";

/**
 * Ends one of the caller's own sessions.
 * @throws AppError `not_found` for a session that has ended or belongs to another person
 */
export async function endSession(context: Context, input: EndSessionInput): Promise<{ id: string }> {
  const userId = callingUser(context);
  return inTransaction(async (tx) => {
    const [ended] = await tx
      .update(sessions)
      .set({ endedAt: context.now() })
      .where(and(eq(sessions.id, input.sessionId), eq(sessions.userId, userId), isNull(sessions.endedAt)))
      .returning({ id: sessions.id });
    if (!ended) throw new AppError("not_found");
    await recordLoginChange(tx, context, await readPerson(tx, userId), {
      action: "session.end",
      subject: { type: "session", id: ended.id, label: context.actor.name },
    });
    return ended;
  });
}
