import { eq, sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { database } from "@/db/client";
import { auditEntries } from "@/db/schema";
import { makeConversation, SPOKEN } from "@/db/testing/conversations";
import { useTestDatabase } from "@/db/testing/database";
import { useTestEnvironment } from "@/db/testing/environment";
import { planOf } from "@/db/testing/explain";
import {
  contextOf,
  contextOfLocation,
  makeAccount,
  makeBot,
  makeNumber,
  makeOrganization,
  supportContext,
  TEST_NOW,
} from "@/db/testing/factory";
import { inTransaction } from "@/db/transaction";
import { storeTurn } from "@/lib/domain/calls/store-turn";
import { NEW_STATE } from "@/lib/receptionist/state";
import { listConversationsInput } from "@/lib/schemas/conversation";
import { getConversation } from "./get-conversation";
import { listConversations } from "./list-conversations";
import { showConversation } from "./show-conversation";

useTestEnvironment();
useTestDatabase();

async function makeCall() {
  const { account, location } = await makeAccount();
  const bot = await makeBot(location);
  const line = await makeNumber(location, { botId: bot.id });
  return { account, location, bot, line, conversation: await makeConversation(line) };
}
const list = (context: Parameters<typeof listConversations>[0], query: object = {}) =>
  listConversations(context, listConversationsInput.parse(query));
const shownBy = (id: string) => database().select().from(auditEntries).where(eq(auditEntries.subjectId, id));

describe("listConversations", () => {
  it("lists the calls of the caller's lines, newest first, page by page, without what was said", async () => {
    const { account, line, bot, conversation } = await makeCall();
    const later = await makeConversation(line, { createdAt: new Date("2026-11-19T16:00:00.000Z") });
    const context = contextOf(account, "viewer");
    const first = await list(context, { limit: 1 });
    expect(first.conversations.map(({ id }) => id)).toEqual([later.id]);
    const second = await list(context, { limit: 1, cursor: first.pagination.nextCursor });
    expect(second.conversations).toMatchObject([
      {
        id: conversation.id,
        fromNumber: "+12065550177",
        toNumber: line.number,
        bot: { id: bot.id, name: bot.name },
        outcome: "answered",
        durationSeconds: 65,
      },
    ]);
    expect(JSON.stringify([first, second])).not.toContain(SPOKEN.question);
  });

  it("filters by organization, account, line, bot and outcome", async () => {
    const { account, location, line, bot, conversation } = await makeCall();
    const other = await makeNumber(await makeOrganization({ parentAccountOrgId: account.id }));
    await makeConversation(other, { outcome: "failed" });
    const context = contextOf(account);
    const found = async (query: object) => (await list(context, query)).conversations.map(({ id }) => id);
    expect(await found({ orgId: location.id })).toEqual([conversation.id]);
    expect(await found({ phoneNumberId: line.id })).toEqual([conversation.id]);
    expect(await found({ botId: bot.id })).toEqual([conversation.id]);
    expect(await found({ outcome: "answered" })).toEqual([conversation.id]);
    expect(await found({ accountId: account.id })).toHaveLength(2);
  });

  it("lists nothing of a foreign account, and of one's own location only", async () => {
    const { conversation, location } = await makeCall();
    const foreign = await makeCall();
    expect((await list(contextOf(foreign.account))).conversations.map(({ id }) => id)).toEqual([
      foreign.conversation.id,
    ]);
    expect((await list(contextOfLocation(location))).conversations.map(({ id }) => id)).toEqual([
      conversation.id,
    ]);
  });

  it("counts the questions of each call, asked and answered, the same way as the call itself", async () => {
    const { account, line, conversation } = await makeCall();
    const missed = { text: "Sorry?", source: "not_understood", entryId: null } as const;
    const turn = { said: [missed], state: { ...NEW_STATE, unanswered: 1 }, isOver: false };
    await inTransaction((tx) =>
      storeTurn(tx, { id: conversation.id, turnCount: 3 }, { heard: SPOKEN.question, turn, now: TEST_NOW }),
    );
    const whole = await makeConversation(line, { createdAt: new Date("2026-11-19T16:00:00.000Z") });
    const context = contextOf(account);
    const { conversations } = await list(context);
    expect(conversations.map(({ id, questions }) => [id, questions])).toEqual([
      [whole.id, { asked: 1, answered: 1 }],
      [conversation.id, { asked: 2, answered: 1 }],
    ]);
    const { questions } = await getConversation(context, { id: conversation.id });
    expect(questions).toEqual({ asked: 2, answered: 1 });
  });

  it("says that a caller's number was withheld, whatever words the carrier has for it", async () => {
    const { account, line } = await makeCall();
    const { id } = await makeConversation(line, { fromNumber: "anonymous" });
    expect((await getConversation(contextOf(account), { id })).fromNumber).toBeNull();
  });
});

describe("what was said", () => {
  it("is masked until somebody who may asks for it", async () => {
    const { account, conversation } = await makeCall();
    const { id } = conversation;
    const masked = await getConversation(contextOf(account, "viewer"), { id });
    expect(masked).toMatchObject({ isMasked: true });
    expect(masked.transcript.map(({ speaker, text, source }) => [speaker, text, source])).toEqual([
      ["bot", null, "greeting"],
      ["caller", null, null],
      ["bot", null, "faq"],
    ]);
    const shown = await getConversation(contextOf(account, "manager"), { id, unmask: true });
    expect(shown.transcript.map(({ text }) => text)).toEqual([
      SPOKEN.greeting,
      SPOKEN.question,
      SPOKEN.answer,
    ]);
  });

  it("is refused to a viewer, and not found by a foreign account", async () => {
    const { account, conversation } = await makeCall();
    const { id } = conversation;
    await expect(showConversation(contextOf(account, "viewer"), { id })).rejects.toMatchObject({
      code: "forbidden",
    });
    const foreign = await makeAccount();
    await expect(showConversation(contextOf(foreign.account), { id })).rejects.toMatchObject({
      code: "not_found",
    });
    expect(await shownBy(id)).toEqual([]);
  });

  it("leaves one entry in the history for each viewer, without what was said", async () => {
    const { account, conversation } = await makeCall();
    const { id } = conversation;
    const context = contextOf(account);
    await Promise.all([showConversation(context, { id }), showConversation(context, { id })]);
    await showConversation(context, { id });
    const entries = await shownBy(id);
    expect(entries).toMatchObject([{ action: "conversation.show", actorId: context.actor.id }]);
    expect(JSON.stringify(entries)).not.toContain(SPOKEN.question);
  });

  it("is shown to support only with a reason, which the history keeps", async () => {
    const { conversation } = await makeCall();
    const { id } = conversation;
    const support = supportContext();
    await expect(showConversation(support, { id })).rejects.toMatchObject({
      code: "validation_failed",
      fields: [{ path: "reason" }],
    });
    await showConversation(support, { id, reason: "The practice asked." });
    expect(await shownBy(id)).toMatchObject([{ after: { reason: "The practice asked." } }]);
  });
});

describe("a long list of calls", () => {
  it("is read along an index in its own order, whatever its scope, and counts the questions of its page only", async () => {
    const { account, location, line, conversation } = await makeCall();
    await database().execute(sql`
      insert into conversations (id, org_id, account_id, phone_number_id, bot_id, direction, carrier, carrier_call_id,
        from_number, to_number, language, status, outcome, created_at, ended_at)
      select gen_random_uuid(), org_id, account_id, phone_number_id, bot_id, direction, carrier, 'CA' || n, from_number,
        to_number, language, status, outcome, created_at - n * interval '1 minute', ended_at
      from conversations, generate_series(1, 20000) n where id = ${conversation.id}`);
    await database().execute(sql`
      insert into conversation_turns (conversation_id, position, speaker, text, source, created_at)
      select c.id, t.position, t.speaker, t.text, t.source, t.created_at
      from conversations c, conversation_turns t
      where t.conversation_id = ${conversation.id} and c.id <> t.conversation_id and c.phone_number_id = ${line.id}`);
    await database().execute(sql`analyze conversations, conversation_turns`);
    const scopes = [
      { context: contextOf(account), query: {} },
      { context: contextOf(account), query: { orgId: location.id } },
      { context: supportContext(), query: { phoneNumberId: line.id } },
      { context: supportContext(), query: {} },
    ];
    for (const { context, query } of scopes) {
      const { text, pages } = await planOf(() => list(context, query));
      expect(text).toMatch(/conversations_(account|org|line)?_?created_idx/);
      expect(text).not.toContain('"Sort"');
      expect(pages).toBeLessThan(200);
    }
  });
});
