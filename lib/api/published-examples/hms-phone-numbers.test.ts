import { afterEach, describe, expect, it } from "vitest";
import { database } from "@/db/client";
import { phoneNumbers } from "@/db/schema";
import { useTestDatabase } from "@/db/testing/database";
import { useTestEnvironment } from "@/db/testing/environment";
import { contextOf, makeAccount, makeBot, makeNumber } from "@/db/testing/factory";
import { createTrunk } from "@/lib/domain/trunks/create-trunk";
import { makeTestKey } from "../core/testing";
import { type Example, send } from "./testing";

/*
 * Every request and answer of the page "Phone Numbers" of the HMS Sovereign (VoiceDock) documents, as printed there
 * (https://doc.hmsovereign.com/docs/core-concepts/phone-numbers), and the trunk of their page "SIP Trunks".
 */

useTestDatabase();
useTestEnvironment({ RATE_LIMIT_PER_MINUTE: "0" });

const NUMBERS = "https://api.hmsovereign.com/api/v1/numbers";
const ONE = `${NUMBERS}/NUMBER_ID`;
const AUTHORIZED = { Authorization: "Bearer YOUR_API_KEY" };
const JSON_SENT = { ...AUTHORIZED, "Content-Type": "application/json" };

const EXAMPLES = {
  register: {
    method: "POST",
    url: NUMBERS,
    headers: JSON_SENT,
    body: {
      phone_number: "+31850835037",
      name: "Main Support Line",
      assistant_id: "17a0cb75-fa09-4bdd-9a44-92a70d829c88",
    },
  },
  reassign: {
    method: "PATCH",
    url: ONE,
    headers: JSON_SENT,
    body: { assistant_id: "new-assistant-uuid-here" },
  },
  unassign: { method: "PATCH", url: ONE, headers: JSON_SENT, body: { assistant_id: null } },
  giveTrunk: {
    method: "PATCH",
    url: ONE,
    headers: JSON_SENT,
    body: { transfer_trunk_id: "trunk-uuid-here" },
  },
  list: { method: "GET", url: NUMBERS, headers: AUTHORIZED },
  remove: { method: "DELETE", url: ONE, headers: AUTHORIZED },
  createTrunk: {
    method: "POST",
    url: "https://api.hmsovereign.com/api/v1/sip-trunks",
    headers: JSON_SENT,
    body: {
      name: "My SIP Provider",
      host: "sip.provider.com",
      port: 5060,
      username: "user",
      password: "secret",
    },
  },
} satisfies Record<string, Example>;

/** The response to the registration, with the request's placeholders. */
const REGISTERED = {
  number: {
    id: "abc12345-1234-5678-9012-abcdef123456",
    phone_number: "+31850835037",
    name: "Main Support Line",
    assistant_id: "17a0cb75-fa09-4bdd-9a44-92a70d829c88",
    transfer_trunk_id: null,
    created_at: "2025-12-13T10:00:00.000Z",
    updated_at: "2025-12-13T10:00:00.000Z",
  },
};

/** The response to the list, with ids shortened as printed. */
const LISTED = {
  numbers: [
    {
      id: "abc12345-...",
      phone_number: "+31850835037",
      name: "Main Support Line",
      assistant_id: "17a0cb75-...",
      transfer_trunk_id: null,
    },
    {
      id: "def67890-...",
      phone_number: "+31201234567",
      name: "Sales Line",
      assistant_id: "28b1dc86-...",
      transfer_trunk_id: "trunk-123-...",
    },
  ],
};

const UUID = expect.stringMatching(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
const MOMENT = expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
/** The fields of any number whose values Linekeeper sets. */
const OURS = { id: UUID, created_at: MOMENT, updated_at: MOMENT };

/** A practice with two assistants, a trunk and a number, and values for the page's placeholders. */
async function practice() {
  const { account, location } = await makeAccount();
  const [assistant, other] = [await makeBot(location), await makeBot(location, { name: "Sales" })];
  const trunk = await createTrunk(contextOf(account), {
    orgId: location.id,
    name: "PBX",
    host: "pbx.example",
    port: 5060,
  });
  const line = await makeNumber(location, { carrier: "sip", botId: assistant.id });
  const ours = {
    "https://api.hmsovereign.com": "/compat/hms",
    YOUR_API_KEY: await makeTestKey(account.id),
    "17a0cb75-fa09-4bdd-9a44-92a70d829c88": assistant.id,
    "new-assistant-uuid-here": other.id,
    "trunk-uuid-here": trunk.id,
    NUMBER_ID: line.id,
  };
  const number = {
    ...OURS,
    id: line.id,
    phone_number: line.number,
    name: line.name,
    assistant_id: assistant.id as string | null,
    transfer_trunk_id: null as string | null,
  };
  return { location, assistant, other, trunk, number, ours };
}

describe('the HMS page "Phone Numbers"', () => {
  // A number is unique in an installation, and two examples register the same one.
  afterEach(() => database().delete(phoneNumbers));

  it("registers a number for an assistant, and returns it as printed", async () => {
    const { assistant, ours } = await practice();
    const { status, body } = await send(EXAMPLES.register, ours);
    expect([status, body]).toEqual([
      201,
      { number: { ...REGISTERED.number, ...OURS, assistant_id: assistant.id } },
    ]);
  });

  it("changes which assistant handles calls, in one request", async () => {
    const { other, number, ours } = await practice();
    const { status, body } = await send(EXAMPLES.reassign, ours);
    expect([status, body]).toEqual([200, { number: { ...number, assistant_id: other.id } }]);
  });

  it("unassigns an assistant with null", async () => {
    const { number, ours } = await practice();
    const { status, body } = await send(EXAMPLES.unassign, ours);
    expect([status, body]).toEqual([200, { number: { ...number, assistant_id: null } }]);
  });

  it("assigns a trunk for call transfers, and keeps the assistant", async () => {
    const { trunk, number, ours } = await practice();
    const { status, body } = await send(EXAMPLES.giveTrunk, ours);
    expect([status, body]).toEqual([200, { number: { ...number, transfer_trunk_id: trunk.id } }]);
  });

  it("lists all numbers with the printed fields, plus the two times of a single number", async () => {
    const { location, assistant, other, trunk, ours } = await practice();
    await database().delete(phoneNumbers);
    const [first, second] = LISTED.numbers;
    await send(EXAMPLES.register, ours);
    await makeNumber(location, {
      carrier: "sip",
      number: second?.phone_number ?? "",
      name: second?.name ?? "",
      botId: other.id,
      transferTrunkId: trunk.id,
    });
    const { status, body } = await send(EXAMPLES.list, ours);
    expect([status, Object.keys(body)]).toEqual([200, Object.keys(LISTED)]);
    expect(body.numbers).toHaveLength(LISTED.numbers.length);
    expect(body.numbers).toEqual(
      expect.arrayContaining([
        { ...first, ...OURS, assistant_id: assistant.id },
        { ...second, ...OURS, assistant_id: other.id, transfer_trunk_id: trunk.id },
      ]),
    );
  });

  it("deletes an assigned number, with an empty response", async () => {
    const { ours } = await practice();
    const { status, text } = await send(EXAMPLES.remove, ours);
    expect([status, text]).toEqual([204, ""]);
    expect((await send(EXAMPLES.list, ours)).body).toEqual({ numbers: [] });
  });

  it("creates a trunk, and never returns its password", async () => {
    const { ours } = await practice();
    const { status, body } = await send(EXAMPLES.createTrunk, ours);
    const { password: _, ...shown } = EXAMPLES.createTrunk.body;
    expect([status, body]).toEqual([201, { sip_trunk: { ...shown, id: UUID, created_at: MOMENT } }]);
  });
});
