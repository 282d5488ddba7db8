import { randomBytes } from "node:crypto";
import { database } from "@/db/client";
import { conversations, type phoneNumbers } from "@/db/schema";
import { inTransaction } from "@/db/transaction";
import { storeTurn } from "@/lib/domain/calls/store-turn";
import { NEW_STATE } from "@/lib/receptionist/state";
import { TEST_NOW } from "./factory";

/** The words of every conversation that `makeConversation` makes. */
export const SPOKEN = {
  greeting: "Front desk, hello.",
  question: "Where do I park?",
  answer: "Behind the house.",
};

/** A call to a line that is over: a greeting, a question, an answer. */
export async function makeConversation(
  line: typeof phoneNumbers.$inferSelect,
  values: Partial<typeof conversations.$inferInsert> = {},
) {
  const [row] = await database()
    .insert(conversations)
    .values({
      orgId: line.orgId,
      accountId: line.accountId,
      phoneNumberId: line.id,
      botId: line.botId,
      direction: "inbound",
      carrier: "local",
      carrierCallId: `CA${randomBytes(16).toString("hex")}`,
      fromNumber: "+12065550177",
      toNumber: line.number,
      language: line.language,
      status: "ended",
      outcome: "answered",
      createdAt: TEST_NOW,
      answeredAt: TEST_NOW,
      endedAt: new Date(TEST_NOW.getTime() + 65_000),
      ...values,
    })
    .returning();
  if (!row) throw new Error("No conversation was made.");
  const said = (text: string, source: "greeting" | "faq") => ({ text, source, entryId: null });
  const state = { ...NEW_STATE, hasSpoken: true, hasAnswered: true };
  await inTransaction(async (tx) => {
    const greeting = { said: [said(SPOKEN.greeting, "greeting")], state, isOver: false };
    await storeTurn(tx, row, { turn: greeting, now: TEST_NOW });
    const answer = { said: [said(SPOKEN.answer, "faq")], state, isOver: false };
    await storeTurn(tx, { ...row, turnCount: 1 }, { heard: SPOKEN.question, turn: answer, now: TEST_NOW });
  });
  return row;
}
