import { expect, it } from "vitest";
import { makeConversation } from "@/db/testing/conversations";
import { useTestDatabase } from "@/db/testing/database";
import { useTestEnvironment } from "@/db/testing/environment";
import { eventually } from "@/db/testing/eventually";
import { makeAccount, makeBot, makeNumber, TEST_NOW } from "@/db/testing/factory";
import { isPrepared } from "@/lib/receptionist/receptionist";
import { tokenHash } from "./connect-call";
import { openRelay } from "./open-relay";

useTestEnvironment();
useTestDatabase();

it("prepares a process for the language of its first call while the greeting is heard, not before", async () => {
  const { location } = await makeAccount();
  const bot = await makeBot(location);
  const line = await makeNumber(location, { botId: bot.id });
  const ringing = { status: "ringing", outcome: null, endedAt: null, answeredAt: null } as const;
  const call = await makeConversation(line, { ...ringing, relayTokenHash: tokenHash("secret") });
  const opened = { carrier: call.carrier, callId: call.carrierCallId };
  expect(await openRelay({ ...opened, token: "wrong" }, () => TEST_NOW)).toBeNull();
  expect(isPrepared("ENGLISH")).toBe(false);
  expect(await openRelay({ ...opened, token: "secret" }, () => TEST_NOW)).toMatchObject({
    isInterruptible: true,
  });
  expect(isPrepared("ENGLISH")).toBe(false);
  await eventually(async () => expect(isPrepared("ENGLISH")).toBe(true));
  expect(isPrepared("FRENCH")).toBe(false);
});
