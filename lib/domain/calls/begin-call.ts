import { createHash, randomBytes } from "node:crypto";
import { and, eq, notInArray, sql } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import { database } from "@/db/client";
import { conversations, organizations, phoneNumbers } from "@/db/schema";
import type { Clock } from "@/lib/clock";
import { LANGUAGE_TAGS } from "@/lib/constants/languages";
import type { CallAnswer, IncomingCall } from "@/lib/telephony/port";
import { NOT_IN_SERVICE, noticeOf } from "./notices";

/**
 * Decides what becomes of a call that comes in: the bot of an attached line answers it; any other caller hears a notice.
 * A webhook that comes twice leads to the same conversation.
 * @param call.called in service only if it is the E.164 number of a living line
 */
export async function beginCall(
  call: IncomingCall & { carrier: string; canRelay: boolean },
  now: Clock,
): Promise<CallAnswer> {
  const [line] = await database()
    .select({
      id: phoneNumbers.id,
      orgId: phoneNumbers.orgId,
      accountId: phoneNumbers.accountId,
      botId: phoneNumbers.botId,
      language: phoneNumbers.language,
      voiceId: phoneNumbers.voiceId,
      status: phoneNumbers.status,
      practice: organizations.name,
    })
    .from(phoneNumbers)
    .innerJoin(organizations, eq(organizations.id, phoneNumbers.orgId))
    .where(and(eq(phoneNumbers.number, call.called), notInArray(phoneNumbers.status, ["released", "lost"])));
  if (!line) return { kind: "notice", ...NOT_IN_SERVICE };
  if (!line.botId || line.status !== "active" || !call.canRelay) return { kind: "notice", ...noticeOf(line) };
  const token = randomBytes(24).toString("base64url");
  const relayTokenHash = tokenHash(token);
  await database()
    .insert(conversations)
    .values({
      id: uuidv7(),
      orgId: line.orgId,
      accountId: line.accountId,
      phoneNumberId: line.id,
      botId: line.botId,
      direction: "inbound",
      carrier: call.carrier,
      carrierCallId: call.callId,
      fromNumber: call.from,
      toNumber: call.called,
      language: line.language,
      status: "ringing",
      relayTokenHash,
      createdAt: now(),
    })
    .onConflictDoUpdate({
      target: [conversations.carrier, conversations.carrierCallId],
      set: { relayTokenHash },
      setWhere: sql`${conversations.status} = 'ringing'`,
    });
  return { kind: "relay", token, languageTag: LANGUAGE_TAGS[line.language], voiceId: line.voiceId };
}

/** The digest that is stored of a relay's token. */
export function tokenHash(token: string): string {
  return createHash("sha256").update(token).digest("hex");
}
