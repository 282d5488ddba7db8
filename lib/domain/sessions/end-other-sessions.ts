import { inTransaction } from "@/db/transaction";
import { endSessionsOfUser } from "@/lib/auth/session-store";
import type { Context } from "@/lib/context";
import { callingUser, readPerson, recordLoginChange } from "@/lib/domain/users/person";

/**
 * Ends all of the caller's sessions except the current one.
 * @returns how many it ended
 */
export async function endOtherSessions(context: Context): Promise<{ ended: number }> {
  const userId = callingUser(context);
  return inTransaction(async (tx) => {
    const ended = await endSessionsOfUser(tx, userId, context.now(), context.sessionId);
    if (ended > 0)
      await recordLoginChange(tx, context, await readPerson(tx, userId), {
        action: "session.end_others",
        subject: { type: "user", id: userId, label: context.actor.name },
      });
    return { ended };
  });
}
