import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { useTestDatabase } from "@/db/testing/database";
import { useTestEnvironment } from "@/db/testing/environment";
import { makeAccount, makeNumber } from "@/db/testing/factory";
import { broken, callsTo } from "../client/testing";
import { makeTestKey, refusalOf } from "../core/testing";

useTestDatabase();
useTestEnvironment();

const organizations = callsTo("/v1/organizations");
const organization = callsTo("/v1/organizations/{id}");
const officeHours = callsTo("/v1/organizations/{id}/office-hours");
const archive = callsTo("/v1/organizations/{id}/archive");

const BODY = { name: "Bright Smile Evanston", phone: "(847) 555-0100", timezone: "America/Chicago" };

/** An account with a location and a key that can write organizations. */
async function practice() {
  const { account, location } = await makeAccount();
  return { account, location, key: await makeTestKey(account.id, ["organizations:write"]) };
}

describe("POST /v1/organizations", () => {
  it("adds a location to the key's account and returns all its fields, with its version as ETag", async () => {
    const { account, key } = await practice();
    const body = {
      ...BODY,
      referenceId: "evanston-1",
      address: { addressLine1: "1 Main St", city: "Evanston", state: "il" },
      officeHours: [{ dayOfWeek: "MONDAY" as const, isClosed: false, open: "8:30", close: "17:00" }],
    };
    const created = await organizations.post({ key, body });
    expect(created.status).toBe(201);
    expect(created.headers.get("etag")).toMatch(/^"1\.[\w-]+"$/);
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

  it("names every missing, invalid and unknown field", async () => {
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

  it("requires the account from a platform key, and adds to that account", async () => {
    const { account } = await makeAccount();
    const key = await makeTestKey(null, ["organizations:write"]);
    expect(await organizations.post({ key, body: BODY })).toMatchObject({
      status: 422,
      body: { error: { fields: [{ path: "parentAccountOrgId", code: "required" }] } },
    });
    const named = await organizations.post({ key, body: { ...BODY, parentAccountOrgId: account.id } });
    expect(named).toMatchObject({ status: 201, body: { data: { accountId: account.id } } });
  });

  it("refuses a location's key", async () => {
    const { location } = await makeAccount();
    const key = await makeTestKey(location.id, ["organizations:write"]);
    expect(await organizations.post({ key, body: BODY })).toMatchObject({
      status: 403,
      body: { error: { code: "forbidden" } },
    });
  });

  it("gives a reference to only one of two organizations added at the same time", async () => {
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

  it("treats another account in the body as one that does not exist", async () => {
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

describe("GET /v1/organizations", () => {
  it("lists an account with its locations, each with the account's name and, on request, its taken slots", async () => {
    const { account, location } = await practice();
    await makeNumber(location);
    const key = await makeTestKey(null, ["organizations:read"]);
    const query = { accountId: account.id, sort: "name" as const };
    const plain = await organizations.get({ key, query });
    expect(plain.body.data.organizations).toMatchObject([
      { id: account.id, accountName: account.name },
      { id: location.id, accountName: account.name },
    ]);
    expect(plain.body.data.organizations[0]).not.toHaveProperty("slots");
    const counted = await organizations.get({ key, query: { ...query, withSlots: "true" } });
    expect(counted.body.data.organizations.map(({ slots }) => slots)).toEqual([
      { taken: 0, limit: 10 },
      { taken: 1, limit: 10 },
    ]);
  });
});

describe("PATCH /v1/organizations/{id}", () => {
  it("changes the given fields, clears those that are null, and leaves the rest", async () => {
    const { location, key } = await practice();
    const body = { phone: null, address: { city: "Evanston", zip: null } };
    const changed = await organization.patch({ key, params: { id: location.id }, body });
    expect(changed.status).toBe(200);
    expect(changed.headers.get("etag")).toMatch(/^"2\.[\w-]+"$/);
    expect(changed.body.data).toMatchObject({
      name: location.name,
      phone: null,
      address: { addressLine1: "233 S Wacker Dr", city: "Evanston", zip: null },
      missingFields: ["address.zip"],
      version: 2,
    });
  });

  it("refuses an edit of an outdated version, and shows the current state", async () => {
    const { location, key } = await practice();
    const sent = { key, params: { id: location.id }, headers: { "if-match": '"1"' } };
    const edits = ["North", "South"].map((name) => organization.patch({ ...sent, body: { name } }));
    const [won, lost] = (await Promise.all(edits)).sort((a, b) => a.status - b.status);
    expect([won?.status, lost?.status]).toEqual([200, 412]);
    expect(lost?.body.error).toMatchObject({ code: "edit_conflict", current: won?.body.data });
  });

  it("refuses another account or a null name in the body", async () => {
    const { location, key } = await practice();
    const body = broken({ parentAccountOrgId: randomUUID(), name: null });
    const { status, body: answer } = await organization.patch({ key, params: { id: location.id }, body });
    expect(status).toBe(422);
    expect(answer.error.fields).toMatchObject([
      { path: "name", code: "invalid_type" },
      { path: "parentAccountOrgId", code: "read_only" },
    ]);
  });
});

describe("POST /v1/organizations/{id}/archive", () => {
  it("hides the organization for good, and ends its keys", async () => {
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

describe("organizations over the API", () => {
  it("cannot be changed with a read-only key or with a key for bots", async () => {
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

  it("of another account look exactly like organizations that do not exist", async () => {
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

describe("organizations and accounts by the client's own reference", () => {
  it("are found by exactly that reference, and never another account's", async () => {
    const { account, key } = await practice();
    const other = await practice();
    const ids: Record<string, string> = {};
    for (const referenceId of ["loc-1", "loc-2", "loc-20"])
      ids[referenceId] = (await organizations.post({ key, body: { ...BODY, referenceId } })).body.data.id;
    await organizations.post({ key: other.key, body: { ...BODY, referenceId: "loc-2" } });
    const found = async (referenceId: string) => {
      const { body } = await organizations.get({ key, query: { referenceId } });
      return body.data.organizations.map(({ id }) => id);
    };
    expect(await found("loc-2")).toEqual([ids["loc-2"]]);
    expect(await found("loc")).toEqual([]);
    expect(await found("LOC-2")).toEqual([]);
    await organization.patch({ key, params: { id: account.id }, body: { referenceId: "crm-1" } });
    const accounts = callsTo("/v1/accounts");
    const ofAccount = await accounts.get({ key, query: { referenceId: "crm-1" } });
    expect(ofAccount.body.data.accounts.map(({ id }) => id)).toEqual([account.id]);
    expect((await accounts.get({ key, query: { referenceId: "crm" } })).body.data.accounts).toEqual([]);
  });
});
