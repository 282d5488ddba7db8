import { inTransaction } from "@/db/transaction";
import { recordAudit } from "@/lib/audit/record";
import { endSessionsOfUser } from "@/lib/auth/session-store";
import type { Context } from "@/lib/context";
import { callingUser, homeOf, placesOf } from "@/lib/domain/users/person";

/**
 * Ends all of the caller's sessions but the one that asks.
 * @returns how many that were
 */
export async function endOtherSessions(context: Context): Promise<{ ended: number }> {
  const userId = callingUser(context);
  return inTransaction(async (tx) => {
    const ended = await endSessionsOfUser(tx, userId, context.now(), context.sessionId);
    if (ended > 0)
      await recordAudit(tx, context, {
        action: "session.end_others",
        subject: { type: "user", id: userId, label: context.actor.name },
        place: homeOf(await placesOf(tx, userId)),
      });
    return { ended };
  });
}
