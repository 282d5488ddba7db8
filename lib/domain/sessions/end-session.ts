import { and, eq, isNull } from "drizzle-orm";
import { sessions } from "@/db/schema";
import { inTransaction } from "@/db/transaction";
import { recordAudit } from "@/lib/audit/record";
import type { Context } from "@/lib/context";
import { callingUser, homeOf, placesOf } from "@/lib/domain/users/person";
import { AppError } from "@/lib/errors";
import type { EndSessionInput } from "@/lib/schemas/user";

/**
 * Ends one of the caller's own sessions.
 * @throws AppError `not_found` for one that is over, or somebody else's
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
    await recordAudit(tx, context, {
      action: "session.end",
      subject: { type: "session", id: ended.id, label: context.actor.name },
      place: homeOf(await placesOf(tx, userId)),
    });
    return ended;
  });
}
