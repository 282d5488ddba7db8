import { beforeAll, describe, expect, it } from "vitest";
import { useTestCarrier } from "@/db/testing/carrier";
import { useTestDatabase } from "@/db/testing/database";
import { makeAccount, makeBot } from "@/db/testing/factory";
import { makeTestKey } from "../core/testing";
import { type Example, send } from "./testing";

/*
 * The requests of Annie's API reference, with every field of its tables, and every field of its answers
 * (https://docs.helloannie.com/api-reference). This API's own fields may appear beside them.
 */

useTestCarrier(useTestDatabase());
beforeAll(() => void Object.assign(process.env, { RATE_LIMIT_PER_MINUTE: "0" }));

const BASE = "https://api.helloannie.com/v1";
const JSON_SENT = { Authorization: "Bearer YOUR_API_KEY", "Content-Type": "application/json" };
const post = (path: string, body: unknown): Example => ({
  method: "POST",
  url: `${BASE}${path}`,
  headers: JSON_SENT,
  body,
});
const patch = (path: string, body: unknown): Example => ({ ...post(path, body), method: "PATCH" });

const ORGANIZATION = {
  name: "Bright Smile Dental",
  timezone: "America/Chicago",
  phone: "+13125550100",
  referenceId: "practice-17",
  address: {
    addressLine1: "233 S Wacker Dr",
    addressLine2: "Suite 1",
    city: "Chicago",
    state: "IL",
    country: "US",
    zip: "60606",
  },
};
/** The reference's timezones; each must be accepted. */
const TIMEZONES = [
  "America/New_York",
  "America/Chicago",
  "America/Denver",
  "America/Phoenix",
  "America/Los_Angeles",
  "America/Toronto",
  "America/Vancouver",
  "America/Mexico_City",
];
const OFFICE_HOURS = [
  { dayOfWeek: "MONDAY", isClosed: false, open: "09:00", close: "17:30" },
  { dayOfWeek: "SUNDAY", isClosed: true },
];
const VARIABLE = {
  name: "emergency_phone",
  value: "+13125550142",
  type: "PHONE_NUMBER",
  displayName: "Emergency phone",
  description: "Where emergencies go",
};
const PHONE_NUMBER = {
  name: "Recall Outreach (2nd floor)",
  language: "ENGLISH",
  voiceId: "KIND_CURIOUS",
  callbackForwardingNumber: "+13125550142",
};
const PHONE_NUMBER_CHANGE = {
  language: "FRENCH",
  voiceId: "CONFIDENT_UPBEAT",
  verifiedCallerId: null,
  callbackForwardingNumber: null,
};
const BOT = {
  name: "Front Desk",
  greeting: "Hello, how can I help?",
  internalName: "front-desk",
  companyName: "Bright Smile Dental",
  phoneGreeting: "Thank you for calling.",
  closedChatGreeting: "We are closed.",
  closedPhoneGreeting: "We are closed at the moment.",
  outbound: true,
  isRagEnabled: false,
  isGuardianEnabled: true,
};
const INDUSTRIES = [
  "DENTAL",
  "CHIROPRACTIC",
  "OPTOMETRY",
  "WELLNESS",
  "PEDIATRIC",
  "PEDIATRIC_DENTISTRY",
  "ORTHODONTIST",
  "SLEEP_MEDICINE",
  "BUSINESS_CONSULTANT",
  "MARKETING_COMPANY",
];

const UUID = expect.stringMatching(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
const MOMENT = expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
const MADE = { id: UUID, createdAt: MOMENT, updatedAt: MOMENT };

async function practice() {
  const { account, location } = await makeAccount();
  const bot = await makeBot(location);
  const ours = {
    "https://api.helloannie.com": "",
    YOUR_API_KEY: await makeTestKey(account.id),
    YOUR_ORG_ID: location.id,
    YOUR_BOT_ID: bot.id,
  };
  return { account, location, bot, ours };
}

describe("Annie's reference", () => {
  it("creates an organization with every field, in the key's account", async () => {
    const { account, ours } = await practice();
    const { status, body } = await send(post("/organizations", ORGANIZATION), ours);
    expect(status).toBe(201);
    expect(body).toEqual({
      success: true,
      data: expect.objectContaining({ ...MADE, ...ORGANIZATION, parentAccountOrgId: account.id }),
    });
  });

  it("accepts each listed timezone", async () => {
    const { ours } = await practice();
    for (const timezone of TIMEZONES) {
      const { referenceId: _, ...fields } = ORGANIZATION;
      const { body } = await send(post("/organizations", { ...fields, timezone }), ours);
      expect(body.data.timezone).toBe(timezone);
    }
  });

  it("sets the office hours of one day, and returns the four fields and a version", async () => {
    const { ours } = await practice();
    for (const day of OFFICE_HOURS) {
      const { status, body } = await send(post("/organizations/YOUR_ORG_ID/office-hours", day), ours);
      const data = { open: null, close: null, ...day, version: expect.any(Number) };
      expect([status, body]).toEqual([200, { success: true, data }]);
    }
    const { body } = await send(
      post("/organizations/YOUR_ORG_ID/office-hours", { dayOfWeek: "MONDAY", isClosed: false }),
      ours,
    );
    expect(body.error.fields.map(({ path }: { path: string }) => path)).toEqual(["open", "close"]);
  });

  it("creates a variable, and changes one of its fields", async () => {
    const { location, ours } = await practice();
    const { status, body } = await send(post("/organizations/YOUR_ORG_ID/variables", VARIABLE), ours);
    expect([status, body]).toEqual([
      201,
      { success: true, data: expect.objectContaining({ ...MADE, orgId: location.id, ...VARIABLE }) },
    ]);
    const change = patch(`/organizations/YOUR_ORG_ID/variables/${body.data.id}`, { value: "+13125550143" });
    const changed = await send(change, ours);
    expect([changed.status, changed.body.data]).toEqual([
      200,
      expect.objectContaining({ ...MADE, ...VARIABLE, id: body.data.id, value: "+13125550143" }),
    ]);
  });

  it("creates a bot with every field and industry, and returns them", async () => {
    const { location, ours } = await practice();
    for (const industry of INDUSTRIES) {
      const { status, body } = await send(post("/bots", { orgId: "YOUR_ORG_ID", ...BOT, industry }), ours);
      expect([status, body]).toEqual([
        201,
        {
          success: true,
          data: expect.objectContaining({ ...MADE, orgId: location.id, ...BOT, industry }),
        },
      ]);
    }
  });

  it("changes a bot and its model version, and refuses to turn on the retired setting", async () => {
    const { ours } = await practice();
    const change = { greeting: "Good morning!", outbound: true, modelVersion: "v2" };
    const { status, body } = await send(patch("/bots/YOUR_BOT_ID", change), ours);
    expect([status, body.data]).toMatchObject([200, change]);
    expect((await send(patch("/bots/YOUR_BOT_ID", { isRagEnabled: true }), ours)).status).toBe(422);
  });

  it("creates a phone number with every field, and changes each field that a PATCH accepts", async () => {
    const { ours } = await practice();
    const number = { ...PHONE_NUMBER, orgId: "YOUR_ORG_ID", botId: "YOUR_BOT_ID", areaCode: "312" };
    const { status, body } = await send(post("/phone-numbers", number), ours);
    expect([status, body.data]).toMatchObject([201, PHONE_NUMBER]);
    const changed = await send(patch(`/phone-numbers/${body.data.id}`, PHONE_NUMBER_CHANGE), ours);
    expect([changed.status, changed.body.data]).toMatchObject([
      200,
      { ...PHONE_NUMBER_CHANGE, name: PHONE_NUMBER.name, botId: body.data.botId },
    ]);
  });
});
