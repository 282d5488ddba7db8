import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { WebSocket } from "ws";
import { database } from "@/db/client";
import { botFaqs, bots, conversationTurns, officeHours, organizations, phoneNumbers } from "@/db/schema";
import { conversationOf, endedConversation, overAtCarrier, useCallServer } from "@/db/testing/call-server";
import { useTestCarrier } from "@/db/testing/carrier";
import { useTestDatabase } from "@/db/testing/database";
import { contextOf, makeAccount, makeBot, provisionInput } from "@/db/testing/factory";
import { attachNumber } from "@/lib/domain/numbers/attach-number";
import { provisionNumber } from "@/lib/domain/orders/provision-number";
import type { CallRecord } from "@/lib/local-carrier/calls/exchange";
import { WORDS } from "@/lib/receptionist/words";

const calls = await useCallServer();
const carrier = useTestCarrier(useTestDatabase(), { APP_URL: calls.address });
const CALLER = "+12065550177";
const GREETING = "Thank you for calling Bright Smile.";

let line: { id: string; number: string };

beforeAll(async () => {
  const { account, location } = await makeAccount();
  const bot = await makeBot(location, { greeting: GREETING });
  await database()
    .insert(botFaqs)
    .values({ botId: bot.id, position: 0, question: "Where do I park?", answer: "Behind the building." });
  const { phoneNumber } = await provisionNumber(contextOf(account), provisionInput(location.id));
  if (!phoneNumber) throw new Error("No number was bought.");
  await attachNumber(contextOf(account), { id: phoneNumber.id, botId: bot.id });
  line = phoneNumber;
});

/** Calls the line through the carrier, and waits until the call is over. */
async function call(script: string): Promise<CallRecord> {
  const sid = await carrier.call({ from: CALLER, to: line.number, script, speed: 50 });
  return overAtCarrier(carrier, sid);
}

describe("a call to an attached line", () => {
  it("is answered by its bot: greeting, who speaks, an answer of the training, and a goodbye", async () => {
    const record = await call('say "Where can I park?"\nsay "Thank you, goodbye"');
    expect(record.alerts).toEqual([]);
    expect(record.heard.map(({ text }) => text)).toEqual([
      `${GREETING} ${WORDS.ENGLISH.disclosure}`,
      "Behind the building.",
      WORDS.ENGLISH.goodbye,
    ]);
    expect(record.status).toBe("completed");
  });

  it("can be read afterwards, turn by turn, with what answered", async () => {
    const record = await call('say "Where can I park?"');
    const { row, turns } = await endedConversation(record.sid);
    expect(row).toMatchObject({ outcome: "answered", fromNumber: CALLER, phoneNumberId: line.id });
    expect(turns).toEqual([
      { speaker: "bot", source: "greeting", text: GREETING, heard: null },
      { speaker: "bot", source: "disclosure", text: WORDS.ENGLISH.disclosure, heard: null },
      { speaker: "caller", source: null, text: "Where can I park?", heard: null },
      { speaker: "bot", source: "faq", text: "Behind the building.", heard: null },
    ]);
  });

  it("is greeted outside office hours with the closed greeting, and inside them as ever", async () => {
    const [org] = await database()
      .select({ orgId: phoneNumbers.orgId, botId: phoneNumbers.botId })
      .from(phoneNumbers)
      .where(eq(phoneNumbers.id, line.id));
    const closed = "Our office is closed.";
    await database()
      .update(bots)
      .set({ closedPhoneGreeting: closed })
      .where(eq(bots.id, org?.botId ?? ""));
    // TEST_NOW is a Wednesday, 10:00 in Chicago.
    const wednesday = { orgId: org?.orgId ?? "", dayOfWeek: "WEDNESDAY", isClosed: false } as const;
    await database()
      .insert(officeHours)
      .values({ ...wednesday, open: "11:00", close: "17:00" });
    expect((await call("")).heard[0]?.text).toBe(`${closed} ${WORDS.ENGLISH.disclosure}`);
    await database().update(officeHours).set({ open: "08:00" });
    expect((await call("")).heard[0]?.text).toBe(`${GREETING} ${WORDS.ENGLISH.disclosure}`);
  });

  it("keeps of an interrupted sentence only what was heard, and answers what was said instead", async () => {
    const record = await call('say over "Where can I park?" after 4 words');
    const { turns } = await conversationOf(record.sid);
    const heard = turns.filter(({ speaker }) => speaker === "bot").map((turn) => turn.heard ?? turn.text);
    expect(record.heard[0]).toMatchObject({ interrupted: true });
    expect(heard.slice(0, 2).join(" ").trim()).toBe(record.heard[0]?.text);
    expect(record.heard.at(-1)?.text).toBe("Behind the building.");
  });

  it("gets the advice to dial 911 to its end and twice, whoever speaks meanwhile, and is flagged as an emergency", async () => {
    const record = await call(
      'say "My husband is not breathing"\nsay over "Where can I park?" after 2 words\nsay "Where can I park?"',
    );
    const advice = record.heard.find(({ text }) => text.includes("911"));
    expect(advice).toEqual({ text: WORDS.ENGLISH.emergency.join(" "), interrupted: false });
    const { row, turns } = await endedConversation(record.sid);
    expect(row.outcome).toBe("emergency");
    expect(turns.filter(({ source }) => source === "emergency")).toHaveLength(2);
    expect(turns.filter(({ heard }) => heard !== null)).toEqual([]);
  });

  it("hears the practice's hours, address and phone as the organization has them now", async () => {
    const [row] = await database()
      .select({ orgId: phoneNumbers.orgId })
      .from(phoneNumbers)
      .where(eq(phoneNumbers.id, line.id));
    const ofPractice = eq(organizations.id, row?.orgId ?? "");
    await database().update(organizations).set({ phone: "+13125550199" }).where(ofPractice);
    const record = await call('say "What is your phone number?"\nsay "Are you open on Wednesday?"');
    expect(record.heard.slice(1).map(({ text }) => text)).toEqual([
      "Our phone number is three one two, five five five, zero one nine nine.",
      "We are open on Wednesday from eight AM to five PM.",
    ]);
    const { turns } = await conversationOf(record.sid);
    expect(turns.filter(({ source }) => source === "fact")).toHaveLength(2);
    await database().update(organizations).set({ phone: line.number }).where(ofPractice);
    const circular = await call('say "What is your phone number?"');
    expect(circular.heard.at(-1)?.text).toBe(WORDS.ENGLISH.askAgain);
  });

  it("is hung up on when it has lasted as long as a call may", async () => {
    calls.replaceProcess({ maxMs: 200 });
    const record = await call("silence 600s");
    expect(record.status).toBe("completed");
    expect(record.seconds).toBeLessThan(600);
    await endedConversation(record.sid);
  });

  it("is not cut off if its bot may not be interrupted", async () => {
    const ofLine = eq(phoneNumbers.id, line.id);
    const [row] = await database().select({ botId: phoneNumbers.botId }).from(phoneNumbers).where(ofLine);
    const ofBot = eq(bots.id, row?.botId ?? "");
    await database().update(bots).set({ interruptible: false }).where(ofBot);
    const record = await call('say over "Hello?" after 2 words');
    await database().update(bots).set({ interruptible: true }).where(ofBot);
    expect(record.heard).toEqual([
      { text: expect.stringMatching(new RegExp(`${WORDS.ENGLISH.disclosure}$`)), interrupted: false },
    ]);
  });

  it("goes on if the caller cuts off the goodbye to ask something else", async () => {
    const script = 'say "Goodbye"\nsay over "Where can I park?" after 4 words';
    const sid = await carrier.call({ from: CALLER, to: line.number, script, speed: 10 });
    const record = await overAtCarrier(carrier, sid);
    expect(record.heard.at(-1)?.text).toBe("Behind the building.");
  });

  it("stores nothing that was said in clear", async () => {
    const record = await call('say "My name is Zerbinetta Quist"');
    const { row } = await conversationOf(record.sid);
    const stored = await database()
      .select()
      .from(conversationTurns)
      .where(eq(conversationTurns.conversationId, row.id));
    expect(JSON.stringify([row, stored])).not.toMatch(/Zerbinetta|Quist/);
  });
});

describe("the relay", () => {
  const opened = (headers: Record<string, string>, path = "/relay/local") =>
    new Promise<number>((resolve) => {
      const socket = new WebSocket(`${calls.address.replace("http", "ws")}${path}`, { headers });
      socket.on("unexpected-response", (_request, { statusCode = 0 }) => resolve(statusCode));
      socket.on("open", () => resolve(101));
      socket.on("error", () => {});
    });

  it("refuses a connection that its carrier has not signed", async () => {
    expect(await opened({})).toBe(403);
    expect(await opened({ "x-twilio-signature": "bm90aGluZw==" })).toBe(403);
  });
});
