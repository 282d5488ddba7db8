import { beforeAll, describe, expect, it } from "vitest";
import { useTestCarrier } from "@/db/testing/carrier";
import { useTestDatabase } from "@/db/testing/database";
import { makeAccount } from "@/db/testing/factory";
import { makeTestKey } from "../core/testing";
import { type Example, send } from "./testing";

/*
 * The page "Create phone agent" of the OpenCX documents: its fields, defaults and closed lists, and the status and
 * every field of its answer (https://docs.open.cx/api-reference/phone/create). The page prints no values.
 */

useTestCarrier(useTestDatabase());
beforeAll(() => void Object.assign(process.env, { RATE_LIMIT_PER_MINUTE: "0" }));

/** The page's request fields, each with a value of its type. */
const GIVEN = {
  name: "Front Desk",
  type: "outbound",
  language: "English",
  accent: "American",
  handoff_phone_number: "+13125550142",
  interruptible: false,
  actionIds: ["answer"],
  instructions: ["Be brief."],
  data_collection_fields: ["Insurance"],
  data_collection_webhook_url: "https://example.com/collected",
  model: "oppie-vox-turbo",
  first_message: "Good morning!",
  voice_id: "FRIENDLY_BRIGHT",
};

/** The fields that may be null. */
const NULLABLE = [
  "language",
  "accent",
  "handoff_phone_number",
  "actionIds",
  "instructions",
  "data_collection_fields",
  "data_collection_webhook_url",
  "first_message",
  "voice_id",
] as const;

/** The page's defaults for a request with nothing but a name. */
const DEFAULTS = { type: "inbound", interruptible: true, model: "oppie-vox" };
const TYPES = ["inbound", "outbound"];
const MODELS = ["oppie-vox", "oppie-vox-turbo", "oppie-vox-2"];

/** Every field of the response, all required, each with its type. */
const ANSWERED: Record<string, string> = {
  id: "string",
  org_id: "string",
  phone_number: "string | null",
  name: "string | null",
  type: "string",
  language: "string | null",
  accent: "string | null",
  handoff_phone_number: "string | null",
  interruptible: "boolean",
  actionIds: "string[] | null",
  instructions: "string[] | null",
  data_collection_fields: "string[] | null",
  data_collection_webhook_url: "string | null",
  model: "string",
  voice_id: "string | null",
  first_message: "string | null",
  created_at: "string",
  updated_at: "string",
  provider_external_id: "string | null",
};

const create = (body: unknown): Example => ({
  method: "POST",
  url: "https://api.open.cx/phone",
  headers: { Authorization: "Bearer <token>", "Content-Type": "application/json" },
  body,
});

async function practice() {
  const { location } = await makeAccount();
  return { "https://api.open.cx": "/compat/opencx", "<token>": await makeTestKey(location.id) };
}

function typeOf(value: unknown): string {
  if (value === null) return "null";
  if (!Array.isArray(value)) return typeof value;
  return `${[...new Set(value.map(typeOf))].join(" | ") || "string"}[]`;
}

function expectPrintedFields(agent: Record<string, unknown>): void {
  expect(Object.keys(agent).sort()).toEqual(Object.keys(ANSWERED).sort());
  for (const [name, types] of Object.entries(ANSWERED))
    expect([name, types.split(" | ")]).toEqual([name, expect.arrayContaining([typeOf(agent[name])])]);
}

describe('the OpenCX page "Create phone agent"', () => {
  it("accepts every field, and returns 201 with each one as given and none missing", async () => {
    const { status, body } = await send(create(GIVEN), await practice());
    expect(status).toBe(201);
    expectPrintedFields(body);
    expect(body).toMatchObject(GIVEN);
  });

  it("requires only a name, and returns defaults for the rest", async () => {
    const { status, body } = await send(create({ name: GIVEN.name }), await practice());
    expect(status).toBe(201);
    expectPrintedFields(body);
    expect(body).toMatchObject({ name: GIVEN.name, ...DEFAULTS });
    expect((await send(create({ type: "inbound" }), await practice())).status).toBe(400);
  });

  it("accepts null wherever the page allows it, and returns null there", async () => {
    const nulls = Object.fromEntries(NULLABLE.map((name) => [name, null]));
    const { status, body } = await send(create({ name: GIVEN.name, ...nulls }), await practice());
    expect(status).toBe(201);
    expectPrintedFields(body);
    expect(body).toMatchObject(nulls);
  });

  it("distinguishes no actions from all actions", async () => {
    const ours = await practice();
    for (const actionIds of [[], null])
      expect((await send(create({ name: GIVEN.name, actionIds }), ours)).body.actionIds).toEqual(actionIds);
  });

  it("accepts each listed type and model, and refuses any other", async () => {
    const ours = await practice();
    for (const type of TYPES)
      expect((await send(create({ name: GIVEN.name, type }), ours)).body.type).toBe(type);
    for (const model of MODELS)
      expect((await send(create({ name: GIVEN.name, model }), ours)).body.model).toBe(model);
    expect((await send(create({ name: GIVEN.name, type: "both" }), ours)).status).toBe(400);
    expect((await send(create({ name: GIVEN.name, model: "oppie-vox-3" }), ours)).status).toBe(400);
  });
});
