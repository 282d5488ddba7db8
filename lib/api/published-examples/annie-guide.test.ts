import { beforeAll, describe, expect, it } from "vitest";
import { useTestCarrier } from "@/db/testing/carrier";
import { useTestDatabase } from "@/db/testing/database";
import { makeAccount, makeBot, makeNumber, makeOrganization } from "@/db/testing/factory";
import { makeTestKey } from "../core/testing";
import { type Example, send } from "./testing";

/*
 * Every request of Annie's guide "Phone numbers", as printed there
 * (https://docs.helloannie.com/overview/guides/deploying/phone-numbers).
 */

useTestCarrier(useTestDatabase());
beforeAll(() => void Object.assign(process.env, { RATE_LIMIT_PER_MINUTE: "0" }));

const NUMBERS = "https://api.helloannie.com/v1/phone-numbers";
const ONE = `${NUMBERS}/PHONE_NUMBER_ID`;
const AUTHORIZED = { Authorization: "Bearer YOUR_API_KEY" };
const JSON_SENT = { ...AUTHORIZED, "Content-Type": "application/json" };

const EXAMPLES = {
  provision: {
    method: "POST",
    url: NUMBERS,
    headers: JSON_SENT,
    body: {
      orgId: "YOUR_ORG_ID",
      botId: "YOUR_BOT_ID",
      name: "Main Line",
      language: "ENGLISH",
      voiceId: "FRIENDLY_BRIGHT",
      areaCode: "312",
    },
  },
  attach: {
    method: "POST",
    url: `${ONE}/attach`,
    headers: JSON_SENT,
    body: { botId: "YOUR_BOT_ID" },
  },
  detach: { method: "POST", url: `${ONE}/detach`, headers: AUTHORIZED },
  attachToNewBot: {
    method: "POST",
    url: `${ONE}/attach`,
    headers: JSON_SENT,
    body: { botId: "NEW_BOT_ID" },
  },
  retrieve: { method: "GET", url: ONE, headers: AUTHORIZED },
  update: {
    method: "PATCH",
    url: ONE,
    headers: JSON_SENT,
    body: { language: "SPANISH", voiceId: "CALM_REASSURING" },
  },
  spanishLine: {
    method: "POST",
    url: NUMBERS,
    headers: JSON_SENT,
    body: {
      orgId: "YOUR_ORG_ID",
      botId: "YOUR_SPANISH_BOT_ID",
      name: "Spanish Line",
      language: "SPANISH",
      voiceId: "FRIENDLY_BRIGHT",
      areaCode: "305",
    },
  },
  changeLanguage: { method: "PATCH", url: ONE, headers: JSON_SENT, body: { language: "SPANISH" } },
  list: { method: "GET", url: NUMBERS, headers: AUTHORIZED },
  listOfOrganization: { method: "GET", url: `${NUMBERS}?orgId=YOUR_ORG_ID`, headers: AUTHORIZED },
  remove: { method: "DELETE", url: ONE, headers: AUTHORIZED },
  migrate: {
    method: "POST",
    url: `${ONE}/migrate`,
    headers: JSON_SENT,
    body: { targetOrgId: "NEW_ORG_ID" },
  },
} satisfies Record<string, Example>;

const UUID = expect.stringMatching(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
const MOMENT = expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);

/** The fields of a phone number in Annie's reference, each with its format. */
const PHONE_NUMBER = {
  id: UUID,
  createdAt: MOMENT,
  updatedAt: MOMENT,
  orgId: UUID,
  botId: null,
  number: expect.stringMatching(/^\+1\d{10}$/),
  name: expect.any(String),
  language: expect.stringMatching(/^(ENGLISH|SPANISH|FRENCH)$/),
  outbound: expect.any(Boolean),
  verifiedCallerId: null,
  callbackForwardingNumber: null,
  voiceId: expect.stringMatching(
    /^(FRIENDLY_BRIGHT|CALM_REASSURING|POLISHED_PROFESSIONAL|KIND_CURIOUS|CONFIDENT_UPBEAT)$/,
  ),
  speed: expect.any(Number),
  stability: expect.any(Number),
  similarity: expect.any(Number),
  style: expect.any(Number),
};

/** The same for a number attached to a bot. */
const phoneNumberOf = (botId: string) => ({ ...PHONE_NUMBER, botId });

/** A practice with three bots, and values for the guide's placeholders. */
async function practice() {
  const { account, location } = await makeAccount();
  const [bot, second, spanish] = [
    await makeBot(location),
    await makeBot(location, { name: "After hours" }),
    await makeBot(location, { name: "Recepción", languages: ["SPANISH"] }),
  ];
  const elsewhere = await makeOrganization({ name: "Evanston", parentAccountOrgId: account.id });
  const ours = {
    "https://api.helloannie.com": "",
    YOUR_API_KEY: await makeTestKey(account.id),
    YOUR_ORG_ID: location.id,
    YOUR_BOT_ID: bot.id,
    NEW_BOT_ID: second.id,
    YOUR_SPANISH_BOT_ID: spanish.id,
    NEW_ORG_ID: elsewhere.id,
  };
  return { location, bot, second, spanish, elsewhere, ours };
}

/** The same with a line, attached to the first bot or to none. */
async function practiceWithLine({ attached }: { attached: boolean }) {
  const scene = await practice();
  const line = await makeNumber(scene.location, { botId: attached ? scene.bot.id : null });
  return { ...scene, line, ours: { ...scene.ours, PHONE_NUMBER_ID: line.id } };
}

describe("Annie's guide to phone numbers", () => {
  it("step 2 provisions a number in the area code, attached to the bot", async () => {
    const { location, bot, ours } = await practice();
    const { status, body } = await send(EXAMPLES.provision, ours);
    expect(status).toBe(201);
    expect(body).toEqual({ success: true, data: expect.objectContaining(phoneNumberOf(bot.id)) });
    expect(body.data).toMatchObject({
      ...EXAMPLES.provision.body,
      orgId: location.id,
      botId: bot.id,
      number: expect.stringMatching(/^\+1312\d{7}$/),
    });
  });

  it("step 3 attaches a number that was provisioned without a bot", async () => {
    const { bot, line, ours } = await practiceWithLine({ attached: false });
    const { status, body } = await send(EXAMPLES.attach, ours);
    expect([status, body]).toEqual([
      200,
      { success: true, data: expect.objectContaining({ ...phoneNumberOf(bot.id), id: line.id }) },
    ]);
  });

  it("switches the bot by detaching, which returns the number without a bot, and attaching", async () => {
    const { second, line, ours } = await practiceWithLine({ attached: true });
    const detached = await send(EXAMPLES.detach, ours);
    expect([detached.status, detached.body]).toEqual([
      200,
      { success: true, data: expect.objectContaining({ ...PHONE_NUMBER, id: line.id, botId: null }) },
    ]);
    const attached = await send(EXAMPLES.attachToNewBot, ours);
    expect([attached.status, attached.body.data.botId]).toEqual([200, second.id]);
  });

  it("step 4 retrieves the number with everything its checklist needs", async () => {
    const { location, bot, line, ours } = await practiceWithLine({ attached: true });
    const { status, body } = await send(EXAMPLES.retrieve, ours);
    expect([status, body]).toEqual([
      200,
      {
        success: true,
        data: expect.objectContaining({
          ...phoneNumberOf(bot.id),
          id: line.id,
          orgId: location.id,
          number: line.number,
          language: "ENGLISH",
          voiceId: "FRIENDLY_BRIGHT",
        }),
      },
    ]);
  });

  it("updates language and voice, and leaves the rest unchanged", async () => {
    const { spanish, line, ours } = await practiceWithLine({ attached: false });
    await send(EXAMPLES.attach, { ...ours, YOUR_BOT_ID: spanish.id });
    const before = (await send(EXAMPLES.retrieve, ours)).body.data;
    const { status, body } = await send(EXAMPLES.update, ours);
    expect(status).toBe(200);
    expect(body).toEqual({
      success: true,
      data: {
        ...before,
        ...EXAMPLES.update.body,
        state: "answering",
        attention: [],
        speed: expect.any(Number),
        stability: expect.any(Number),
        similarity: expect.any(Number),
        style: expect.any(Number),
        version: before.version + 1,
        updatedAt: MOMENT,
      },
    });
    expect(body.data.id).toBe(line.id);
  });

  it("creates a Spanish line attached to a bot trained in Spanish", async () => {
    const { location, spanish, ours } = await practice();
    const { status, body } = await send(EXAMPLES.spanishLine, ours);
    expect(status).toBe(201);
    expect(body).toEqual({ success: true, data: expect.objectContaining(phoneNumberOf(spanish.id)) });
    expect(body.data).toMatchObject({
      ...EXAMPLES.spanishLine.body,
      orgId: location.id,
      botId: spanish.id,
      number: expect.stringMatching(/^\+1305\d{7}$/),
    });
  });

  it("changes a number's language at any time, with a warning if the bot does not speak it", async () => {
    const { bot, ours } = await practiceWithLine({ attached: true });
    const { status, body } = await send(EXAMPLES.changeLanguage, ours);
    expect(status).toBe(200);
    expect(body).toEqual({
      success: true,
      data: expect.objectContaining({ ...phoneNumberOf(bot.id), language: "SPANISH" }),
      warnings: [{ code: "language_mismatch", message: expect.any(String) }],
    });
  });

  it("lists every number under data.phoneNumbers", async () => {
    const { bot, line, elsewhere, ours } = await practiceWithLine({ attached: true });
    const other = await makeNumber(elsewhere);
    const { status, body } = await send(EXAMPLES.list, ours);
    expect(status).toBe(200);
    const { phoneNumbers } = body.data;
    expect(phoneNumbers.map(({ id }: { id: string }) => id).sort()).toEqual([line.id, other.id].sort());
    expect(phoneNumbers).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ ...phoneNumberOf(bot.id), id: line.id }),
        expect.objectContaining({ ...PHONE_NUMBER, id: other.id }),
      ]),
    );
  });

  it("lists one organization's numbers by orgId", async () => {
    const { line, elsewhere, ours } = await practiceWithLine({ attached: false });
    await makeNumber(elsewhere);
    const { status, body } = await send(EXAMPLES.listOfOrganization, ours);
    expect(status).toBe(200);
    expect(body.data.phoneNumbers).toEqual([expect.objectContaining({ ...PHONE_NUMBER, id: line.id })]);
  });

  it("deletes a detached number, which is gone from then on", async () => {
    const { bot, ours } = await practice();
    const bought = await send(EXAMPLES.provision, ours);
    const line = { ...ours, PHONE_NUMBER_ID: bought.body.data.id };
    expect(bought.body.data.botId).toBe(bot.id);
    expect((await send(EXAMPLES.remove, line)).body.error.code).toBe("number_attached");
    expect((await send(EXAMPLES.detach, line)).status).toBe(200);
    const { status, body } = await send(EXAMPLES.remove, line);
    expect([status, body.success]).toEqual([200, true]);
    expect((await send(EXAMPLES.retrieve, line)).status).toBe(404);
  });

  it("migrates a number to another organization, without its bot", async () => {
    const { line, elsewhere, ours } = await practiceWithLine({ attached: true });
    const { status, body } = await send(EXAMPLES.migrate, ours);
    expect([status, body]).toEqual([
      200,
      {
        success: true,
        data: expect.objectContaining({ ...PHONE_NUMBER, id: line.id, orgId: elsewhere.id, botId: null }),
      },
    ]);
  });
});
