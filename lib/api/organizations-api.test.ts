import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { useTestDatabase } from "@/db/testing/database";
import { useTestEnvironment } from "@/db/testing/environment";
import { makeAccount, makeNumber } from "@/db/testing/factory";
import { DAYS_OF_WEEK } from "@/lib/constants/organizations";
import { broken, callsTo } from "./client/testing";
import { makeTestKey, refusalOf } from "./testing";

useTestDatabase();
useTestEnvironment();

const organizations = callsTo("/v1/organizations");
const organization = callsTo("/v1/organizations/{id}");
const officeHours = callsTo("/v1/organizations/{id}/office-hours");
const archive = callsTo("/v1/organizations/{id}/archive");

const BODY = { name: "Bright Smile Evanston", phone: "(847) 555-0100", timezone: "America/Chicago" };

/** An account with a location and a key that may write organizations. */
async function practice() {
  const { account, location } = await makeAccount();
  return { account, location, key: await makeTestKey(account.id, ["organizations:write"]) };
}

describe("POST /v1/organizations", () => {
  it("adds a location to the account of the key and answers all of it, with its version as ETag", async () => {
    const { account, key } = await practice();
    const body = {
      ...BODY,
      referenceId: "evanston-1",
      address: { addressLine1: "1 Main St", city: "Evanston", state: "il" },
      officeHours: [{ dayOfWeek: "MONDAY" as const, isClosed: false, open: "8:30", close: "17:00" }],
    };
    const created = await organizations.post({ key, body });
    expect(created.status).toBe(201);
    expect(created.headers.get("etag")).toBe('"1"');
    expect(created.body).toEqual({
      success: true,
      data: {
        id: expect.any(String),
        parentAccountOrgId: account.id,
        accountId: account.id,
        name: "Bright Smile Evanston",
        phone: "+18475550100",
        timezone: "America/Chicago",
        referenceId: "evanston-1",
        address: {
          addressLine1: "1 Main St",
          addressLine2: null,
          city: "Evanston",
          state: "IL",
          zip: null,
          country: "US",
        },
        officeHours: [{ dayOfWeek: "MONDAY" as const, isClosed: false, open: "08:30", close: "17:00" }],
        missingFields: ["address.zip"],
        version: 1,
        createdAt: expect.any(String),
        updatedAt: expect.any(String),
      },
    });
    const found = await organization.get({ key, params: { id: created.body.data.id } });
    expect(found.body).toEqual(created.body);
  });

  it("names every field that is missing, wrong or unknown", async () => {
    const { key } = await practice();
    const body = broken({
      timezone: "CST",
      address: { zip: "60", country: "\0\0", directions: "Left" },
      color: "red",
    });
    const { status, body: answer } = await organizations.post({ key, body });
    expect([status, answer.error.code]).toEqual([422, "validation_failed"]);
    expect(answer.error.fields.map(({ path }) => path).sort()).toEqual([
      "address.country",
      "address.directions",
      "address.zip",
      "color",
      "name",
      "phone",
      "timezone",
    ]);
  });

  it("asks a key of the platform for the account, and adds to the one that it names", async () => {
    const { account } = await makeAccount();
    const key = await makeTestKey(null, ["organizations:write"]);
    expect(await organizations.post({ key, body: BODY })).toMatchObject({
      status: 422,
      body: { error: { fields: [{ path: "parentAccountOrgId", code: "required" }] } },
    });
    const named = await organizations.post({ key, body: { ...BODY, parentAccountOrgId: account.id } });
    expect(named).toMatchObject({ status: 201, body: { data: { accountId: account.id } } });
  });

  it("refuses a key of a single location", async () => {
    const { location } = await makeAccount();
    const key = await makeTestKey(location.id, ["organizations:write"]);
    expect(await organizations.post({ key, body: BODY })).toMatchObject({
      status: 403,
      body: { error: { code: "forbidden" } },
    });
  });

  it("gives a reference to one of two organizations that are added at once", async () => {
    const { key } = await practice();
    const answers = await Promise.all(
      [1, 2].map(() => organizations.post({ key, body: { ...BODY, referenceId: "A-1" } })),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
    expect(answers.find(({ status }) => status === 409)?.body.error).toMatchObject({
      code: "reference_taken",
      fields: [{ path: "referenceId", code: "reference_taken" }],
    });
  });

  it("answers a foreign account in the body exactly as one that does not exist", async () => {
    const { key } = await practice();
    const { account } = await makeAccount("Foreign");
    const attempts = [];
    for (const parentAccountOrgId of [account.id, randomUUID()])
      attempts.push(await organizations.post({ key, body: { ...BODY, parentAccountOrgId } }));
    const [foreign, nowhere] = attempts.map(refusalOf);
    expect(foreign).toMatchObject({ status: 404, body: { error: { code: "not_found" } } });
    expect(foreign).toEqual(nowhere);
  });
});

describe("PATCH /v1/organizations/{id}", () => {
  it("changes what is given, clears what is null, and leaves the rest", async () => {
    const { location, key } = await practice();
    const body = { phone: null, address: { city: "Evanston", zip: null } };
    const changed = await organization.patch({ key, params: { id: location.id }, body });
    expect(changed.status).toBe(200);
    expect(changed.headers.get("etag")).toBe('"2"');
    expect(changed.body.data).toMatchObject({
      name: location.name,
      phone: null,
      address: { addressLine1: "233 S Wacker Dr", city: "Evanston", zip: null },
      missingFields: ["address.zip"],
      version: 2,
    });
  });

  it("refuses an edit of a state that has changed meanwhile, and shows the present one", async () => {
    const { location, key } = await practice();
    const sent = { key, params: { id: location.id }, headers: { "if-match": '"1"' } };
    const edits = ["North", "South"].map((name) => organization.patch({ ...sent, body: { name } }));
    const [won, lost] = (await Promise.all(edits)).sort((a, b) => a.status - b.status);
    expect([won?.status, lost?.status]).toEqual([200, 412]);
    expect(lost?.body.error).toMatchObject({ code: "edit_conflict", current: won?.body.data });
  });

  it("takes neither a version nor another account in the body, and no name that is null", async () => {
    const { location, key } = await practice();
    const body = broken({ version: 1, parentAccountOrgId: randomUUID(), name: null });
    const { status, body: answer } = await organization.patch({ key, params: { id: location.id }, body });
    expect(status).toBe(422);
    expect(answer.error.fields).toMatchObject([
      { path: "name", code: "invalid_type" },
      { path: "version", code: "unknown_field" },
      { path: "parentAccountOrgId", code: "unknown_field" },
    ]);
  });
});

describe("POST /v1/organizations/{id}/archive", () => {
  it("puts an organization away for good, and its keys with it", async () => {
    const { location, key } = await practice();
    const own = await makeTestKey(location.id, ["organizations:read"]);
    const one = { params: { id: location.id } };
    expect((await organization.get({ key: own, ...one })).status).toBe(200);
    expect(await archive.post({ key, ...one })).toMatchObject({
      status: 200,
      body: { success: true, data: { id: location.id, name: location.name } },
    });
    expect(await archive.post({ key, ...one })).toMatchObject({
      status: 404,
      body: { error: { code: "not_found" } },
    });
    expect(await organization.get({ key: own, ...one })).toMatchObject({
      status: 401,
      body: { error: { code: "unauthorized" } },
    });
  });

  it("refuses while the organization has lines, and names them", async () => {
    const { location, key } = await practice();
    const { id, number, name } = await makeNumber(location);
    expect(await archive.post({ key, params: { id: location.id } })).toMatchObject({
      status: 409,
      body: { error: { code: "organization_in_use", lines: [{ id, number, name }] } },
    });
  });
});

describe("/v1/organizations/{id}/office-hours", () => {
  const MONDAY = { dayOfWeek: "MONDAY", isClosed: false, open: "8:30", close: "17:00" } as const;

  it("sets one day and answers its four fields, and leaves the other days", async () => {
    const { location, key } = await practice();
    const one = { key, params: { id: location.id } };
    const monday = await officeHours.post({ ...one, body: MONDAY });
    expect(monday.status).toBe(200);
    expect(monday.body).toEqual({ success: true, data: { ...MONDAY, open: "08:30" } });
    const sunday = await officeHours.post({ ...one, body: { dayOfWeek: "SUNDAY", isClosed: true } });
    expect(sunday.body.data).toEqual({ dayOfWeek: "SUNDAY", isClosed: true, open: null, close: null });
    const { data } = (await organization.get(one)).body;
    expect(data.officeHours).toEqual([monday.body.data, sunday.body.data]);
  });

  it("answers all seven days, Monday first, closed where nobody has set any", async () => {
    const { account, location, key } = await practice();
    await officeHours.post({ key, params: { id: location.id }, body: { ...MONDAY, dayOfWeek: "FRIDAY" } });
    const reader = await makeTestKey(account.id, ["organizations:read"]);
    const { status, body } = await officeHours.get({ key: reader, params: { id: location.id } });
    expect(status).toBe(200);
    const closed = { isClosed: true, open: null, close: null };
    expect(body.data.officeHours).toEqual(
      DAYS_OF_WEEK.map((dayOfWeek) =>
        dayOfWeek === "FRIDAY" ? { ...MONDAY, dayOfWeek, open: "08:30" } : { dayOfWeek, ...closed },
      ),
    );
  });

  it("says at which field a day is wrong", async () => {
    const { location, key } = await practice();
    const refused = async (body: object) => {
      const answer = await officeHours.post({ key, params: { id: location.id }, body: broken(body) });
      expect([answer.status, answer.body.error.code]).toEqual([422, "validation_failed"]);
      return answer.body.error.fields.map(({ path, code }) => [path, code]);
    };
    expect(await refused({ dayOfWeek: "MONDAY", isClosed: false })).toEqual([
      ["open", "required"],
      ["close", "required"],
    ]);
    expect(await refused({ ...MONDAY, close: "8:30" })).toEqual([["close", "invalid"]]);
    expect(await refused({ ...MONDAY, close: "24:00" })).toEqual([["close", "invalid_format"]]);
    expect(await refused({ ...MONDAY, dayOfWeek: "Monday" })).toEqual([["dayOfWeek", "invalid_choice"]]);
    expect(await refused({ dayOfWeek: "MONDAY" })).toEqual([["isClosed", "required"]]);
    expect(await refused({ ...MONDAY, notes: "Lunch" })).toEqual([["notes", "unknown_field"]]);
  });

  it("guards against another's edit where the request says which state it knows", async () => {
    const { location, key } = await practice();
    const sent = { key, params: { id: location.id }, headers: { "if-match": '"1"' }, body: MONDAY };
    const answers = await Promise.all([
      officeHours.post(sent),
      officeHours.post({ ...sent, body: { ...MONDAY, dayOfWeek: "TUESDAY" } }),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 412]);
  });
});

describe("organizations over the API", () => {
  it("are not changed with a key that only reads them, nor with one for bots", async () => {
    const { account, location } = await practice();
    for (const key of [
      await makeTestKey(account.id, ["organizations:read"]),
      await makeTestKey(account.id, ["bots:write"]),
    ])
      for (const { status, body } of [
        await organizations.post({ key, body: BODY }),
        await organization.patch({ key, params: { id: location.id }, body: { name: "Other" } }),
        await archive.post({ key, params: { id: location.id } }),
        await officeHours.post({
          key,
          params: { id: location.id },
          body: { dayOfWeek: "MONDAY", isClosed: true },
        }),
      ])
        expect([status, body.error]).toMatchObject([
          403,
          { code: "insufficient_scope", needed: "organizations:write" },
        ]);
  });

  it("of another account answer exactly as organizations that do not exist", async () => {
    const { location } = await practice();
    const { account } = await makeAccount("Foreign");
    const key = await makeTestKey(account.id, ["organizations:write"]);
    for (const call of [
      (id: string) => organization.patch({ key, params: { id }, body: { name: "Other" } }),
      (id: string) => organization.get({ key, params: { id } }),
      (id: string) => archive.post({ key, params: { id } }),
      (id: string) => officeHours.get({ key, params: { id } }),
      (id: string) =>
        officeHours.post({ key, params: { id }, body: { dayOfWeek: "MONDAY", isClosed: true } }),
    ]) {
      const [foreign, nowhere] = [await call(location.id), await call(randomUUID())].map(refusalOf);
      expect(foreign).toMatchObject({ status: 404, body: { error: { code: "not_found" } } });
      expect(foreign).toEqual(nowhere);
    }
  });
});
