import twilio from "twilio";
import { beforeAll, describe, expect, it } from "vitest";
import { WebSocket } from "ws";
import { database } from "@/db/client";
import { botFaqs } from "@/db/schema";
import {
  endedConversation,
  conversationOf as inProgress,
  overAtCarrier,
  useCallServer,
} from "@/db/testing/call-server";
import { useTestCarrier } from "@/db/testing/carrier";
import { useTestDatabase } from "@/db/testing/database";
import { eventually } from "@/db/testing/eventually";
import { contextOf, makeAccount, makeBot, provisionInput, TEST_NOW } from "@/db/testing/factory";
import { OUT_OF_ORDER } from "@/lib/domain/calls/notices";
import { sweepCalls } from "@/lib/domain/calls/sweep-calls";
import { attachNumber } from "@/lib/domain/numbers/attach-number";
import { provisionNumber } from "@/lib/domain/orders/provision-number";
import { env } from "@/lib/env";
import { WORDS } from "@/lib/receptionist/words";

const calls = await useCallServer();
const carrier = useTestCarrier(useTestDatabase(), { APP_URL: calls.address });
const GREETING = "Thank you for calling Bright Smile.";
const { disclosure, goodbye, areYouThere } = WORDS.ENGLISH;

let number: string;
beforeAll(async () => {
  const { account, location } = await makeAccount();
  const bot = await makeBot(location, { greeting: GREETING });
  await database()
    .insert(botFaqs)
    .values({ botId: bot.id, position: 0, question: "Where do I park?", answer: "Behind the building." });
  const { phoneNumber } = await provisionNumber(contextOf(account), provisionInput(location.id));
  if (!phoneNumber) throw new Error("No number was bought.");
  await attachNumber(contextOf(account), { id: phoneNumber.id, botId: bot.id });
  number = phoneNumber.number;
});

const call = (script: string, speed = 50) =>
  carrier.call({ from: "+12065550177", to: number, script, speed });
const ask = 'say "Where can I park?"\nsay "Thank you, goodbye"';
const heardOf = async (sid: string) => (await carrier.findCall(sid)).heard.map(({ text }) => text);
/** Waits until the caller has heard something. */
const heard = (sid: string, text: string) =>
  eventually(async () => expect(await heardOf(sid)).toContain(text), 5);
const sent = (event: string) => calls.webhooks.filter((webhook) => webhook.event === event);

describe("a call whose connection drops", () => {
  it("is connected again without a greeting, and goes on in the same conversation", async () => {
    const sid = await call(`wait 40s\n${ask}`, 10);
    await heard(sid, `${GREETING} ${disclosure}`);
    calls.dropRelays();
    const record = await overAtCarrier(carrier, sid);
    expect(record.heard.map(({ text }) => text)).toEqual([
      `${GREETING} ${disclosure}`,
      "Behind the building.",
      goodbye,
    ]);
    const { row, turns } = await endedConversation(sid);
    expect(row).toMatchObject({ outcome: "answered", transport: "relay", relaySession: 2 });
    expect(turns.map(({ speaker }) => speaker)).toEqual(["bot", "bot", "caller", "bot", "caller", "bot"]);
    expect(sent("relay-ended")[0]?.fields).toMatchObject({
      SessionStatus: "failed",
      ErrorCode: "64105",
      CallStatus: "in-progress",
    });
  });

  it("says again what the caller has not heard to the end, and nothing twice in the transcript", async () => {
    const sid = await call("silence 60s", 10);
    await eventually(async () => expect((await carrier.findCall(sid)).status).toBe("in-progress"), 5);
    await eventually(() => expect(sent("voice")).toHaveLength(1));
    await eventually(async () => expect((await inProgress(sid)).row.turnCount).toBe(2), 5);
    calls.dropRelays();
    await heard(sid, disclosure);
    const { turns } = await inProgress(sid);
    expect(turns.map(({ text }) => text)).toEqual([GREETING, disclosure]);
  });

  it("goes on over webhooks after a few relays have dropped", async () => {
    const sid = await call(`silence 400s\n${ask}`);
    await heard(sid, `${GREETING} ${disclosure}`);
    await eventually(async () => {
      calls.dropRelays();
      expect((await inProgress(sid)).row.transport).toBe("gather");
    });
    const record = await overAtCarrier(carrier, sid);
    expect(record.alerts.map(({ code }) => code)).toEqual([64105, 64105, 64105, 64105]);
    await endedConversation(sid);
  });

  it("goes on over webhooks at once if there is no relay at all", async () => {
    calls.refusesRelays = true;
    const record = await overAtCarrier(carrier, await call(ask, 8));
    expect(record.alerts.map(({ code }) => code)).toEqual([64102]);
    expect(record.heard.map(({ text }) => text)).toEqual([
      `${GREETING} ${disclosure}`,
      "Behind the building.",
      goodbye,
    ]);
    expect((await endedConversation(record.sid)).row).toMatchObject({
      outcome: "answered",
      transport: "gather",
    });
  });

  it("goes on by the fallback if nobody answers what to do with it", async () => {
    const sid = await call(`wait 40s\n${ask}`, 10);
    await heard(sid, `${GREETING} ${disclosure}`);
    calls.instead = ({ event }) => (event === "relay-ended" ? 503 : undefined);
    calls.dropRelays();
    await eventually(async () => expect((await inProgress(sid)).row.relaySession).toBe(2));
    await overAtCarrier(carrier, sid);
    expect((await heardOf(sid)).slice(0, 2)).toEqual([`${GREETING} ${disclosure}`, "Behind the building."]);
    expect((await endedConversation(sid)).row.outcome).toBe("answered");
  });

  it("is hung up if the bot had said goodbye", async () => {
    const sid = await call('say "Goodbye"\nsilence 60s', 10);
    await eventually(async () => expect((await inProgress(sid)).row.isClosing).toBe(true), 5);
    calls.dropRelays();
    const record = await overAtCarrier(carrier, sid);
    expect(record.status).toBe("completed");
    expect(sent("voice")).toHaveLength(1);
    expect((await endedConversation(sid)).row.relaySession).toBe(1);
  });
});

describe("a call whose process stops", () => {
  it("is moved to another process, where it goes on without a greeting", async () => {
    const sid = await call(`wait 40s\n${ask}`, 10);
    await heard(sid, `${GREETING} ${disclosure}`);
    const old = calls.relays;
    calls.replaceProcess();
    expect(old.stop()).toBe(true);
    const record = await overAtCarrier(carrier, sid);
    expect(record.heard.map(({ text }) => text).slice(-2)).toEqual(["Behind the building.", goodbye]);
    expect(record.alerts).toEqual([]);
    expect(sent("relay-ended")[0]?.fields).toMatchObject({
      SessionStatus: "ended",
      HandoffData: '{"reason":"restart"}',
    });
    expect((await endedConversation(sid)).row).toMatchObject({ outcome: "answered", relaySession: 2 });
  });

  it("waits for a process that can take it if only the stopping one is there", async () => {
    const sid = await call(`wait 40s\n${ask}`, 10);
    await heard(sid, `${GREETING} ${disclosure}`);
    calls.isStopping = true;
    calls.relays.stop();
    await heard(sid, "One moment, please.");
    calls.isStopping = false;
    calls.replaceProcess();
    await overAtCarrier(carrier, sid);
    expect((await heardOf(sid)).slice(-2)).toEqual(["Behind the building.", goodbye]);
  });

  it("is not taken by a process that is stopping", async () => {
    calls.relays.stop();
    const record = await overAtCarrier(carrier, await call(ask, 8));
    expect(record.alerts.map(({ code }) => code)).toEqual([64102]);
    expect((await endedConversation(record.sid)).row.outcome).toBe("answered");
  });
});

describe("a call while the database does not answer", () => {
  it("waits, and goes on once it does", async () => {
    const sid = await call(`wait 60s\n${ask}`, 10);
    await heard(sid, `${GREETING} ${disclosure}`);
    calls.isBroken = true;
    calls.dropRelays();
    await heard(sid, "One moment, please.");
    calls.isBroken = false;
    await overAtCarrier(carrier, sid);
    expect((await heardOf(sid)).slice(-2)).toEqual(["Behind the building.", goodbye]);
    expect((await endedConversation(sid)).row.outcome).toBe("answered");
  });

  it("is given up after half a minute, with a notice", async () => {
    const sid = await call("wait 600s");
    await heard(sid, `${GREETING} ${disclosure}`);
    calls.isBroken = true;
    calls.dropRelays();
    const record = await overAtCarrier(carrier, sid);
    expect(record.heard.map(({ text }) => text).slice(1)).toEqual([
      ...Array(6).fill("One moment, please."),
      OUT_OF_ORDER.text,
    ]);
  });
});

describe("a call whose end nobody reports", () => {
  it("stays open while the carrier has it in progress, and is ended by the comparison once it is over", async () => {
    calls.instead = ({ event }) => (event === "voice" ? undefined : 503);
    const sid = await call("wait 100s\nhang up", 10);
    await eventually(async () => expect((await inProgress(sid)).row.status).toBe("in_progress"));
    const later = () => new Date(TEST_NOW.getTime() + 120_000);
    await sweepCalls(later);
    expect((await inProgress(sid)).row.status).toBe("in_progress");
    await overAtCarrier(carrier, sid);
    expect(await sweepCalls(later)).toBeGreaterThanOrEqual(1);
    expect((await inProgress(sid)).row).toMatchObject({ status: "ended", outcome: "abandoned" });
  });
});

describe("a second setup of the same call", () => {
  it("takes over, and the first socket may no longer speak", async () => {
    calls.replaceProcess({ silenceMs: 400 });
    const sid = await call(`silence 60s\n${ask}`, 10);
    await heard(sid, `${GREETING} ${disclosure}`);
    // The carrier opens the relay anew while the first socket of another process believes that it has the call.
    const old = calls.relays;
    calls.replaceProcess();
    const [rang] = sent("voice");
    if (!rang) throw new Error("The line did not ring.");
    const twiml = await calls.repeat(rang);
    const token = /name="token" value="([^"]+)"/.exec(twiml)?.[1];
    const url = `${calls.address.replace("http", "ws")}/relay/local`;
    const signature = twilio.getExpectedTwilioSignature(env().LOCAL_CARRIER_TOKEN ?? "", url, {});
    const second = new WebSocket(url, { headers: { "x-twilio-signature": signature } });
    const frames: { type: string; token?: string }[] = [];
    second.on("message", (data) => frames.push(JSON.parse(String(data))));
    await new Promise((resolve) => second.on("open", resolve));
    second.send(JSON.stringify({ type: "setup", callSid: sid, customParameters: { token } }));
    await eventually(async () => expect((await inProgress(sid)).row.relaySession).toBe(2));
    // The first one would ask whether the caller is there.
    await eventually(() => expect(sent("relay-ended")).toHaveLength(1));
    expect(await heardOf(sid)).not.toContain(areYouThere);
    await eventually(() => expect(old.stop()).toBe(false));
    second.terminate();
  });
});
