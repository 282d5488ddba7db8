import { eq } from "drizzle-orm";
import { conversations } from "@/db/schema";
import { inTransaction } from "@/db/transaction";
import type { Clock } from "@/lib/clock";
import { outcomeOf } from "@/lib/receptionist/receptionist";
import { sealedState } from "./sealed";

/** Ends a conversation, whoever hung up. Ending it again changes nothing. */
export async function endCall(conversationId: string, now: Clock): Promise<void> {
  await inTransaction(async (tx) => {
    const [call] = await tx
      .select()
      .from(conversations)
      .where(eq(conversations.id, conversationId))
      .for("update");
    if (!call || call.status === "ended") return;
    const outcome = call.state ? outcomeOf(sealedState.open(call.state, call.id)) : "failed";
    await tx
      .update(conversations)
      .set({ status: "ended", outcome, endedAt: now(), relayTokenHash: null })
      .where(eq(conversations.id, call.id));
  });
}
