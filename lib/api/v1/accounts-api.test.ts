import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { useTestDatabase } from "@/db/testing/database";
import { useTestEnvironment } from "@/db/testing/environment";
import { makeAccount, makeNumber, makeOrganization } from "@/db/testing/factory";
import { callsTo } from "../client/testing";
import { makeTestKey, refusalOf } from "../core/testing";

useTestDatabase();
useTestEnvironment();

const accounts = callsTo("/v1/accounts");
const account = callsTo("/v1/accounts/{id}");
const close = callsTo("/v1/accounts/{id}/close");
const organizations = callsTo("/v1/organizations");

const BODY = { name: "Lakeside Dental Group", timezone: "America/Chicago" };
const platformKey = () => makeTestKey(null, ["organizations:write"]);

describe("a reference of an account", () => {
  it("may be another account's too, and finds both; no location of its own has it", async () => {
    const key = await platformKey();
    const referenceId = `crm-${randomUUID()}`;
    const first = await accounts.post({ key, body: { ...BODY, referenceId } });
    const second = await accounts.post({ key, body: { ...BODY, referenceId } });
    const { body } = await accounts.get({ key, query: { referenceId } });
    expect(body.data.accounts.map(({ id }) => id).sort()).toEqual(
      [first.body.data.id, second.body.data.id].sort(),
    );
    const location = { ...BODY, referenceId, phone: null, parentAccountOrgId: first.body.data.id };
    const refused = await organizations.post({ key, body: location });
    expect([refused.status, refused.body.error.code]).toEqual([409, "reference_taken"]);
  });
});

describe("an account's life with a platform key", () => {
  it("is created, listed, given a location, renamed, emptied and closed", async () => {
    const key = await platformKey();
    const made = await accounts.post({ key, body: { ...BODY, referenceId: "crm-4711" } });
    expect(made.status).toBe(201);
    expect(made.headers.get("etag")).toMatch(/^"1\./);
    const { id } = made.body.data;
    expect(made.body.data).toMatchObject({
      ...BODY,
      accountId: id,
      parentAccountOrgId: null,
      locationCount: 0,
    });
    const one = { key, params: { id } };
    const location = await organizations.post({
      key,
      body: { ...BODY, name: "Lakeside Evanston", phone: null, parentAccountOrgId: id },
    });
    expect((await account.get(one)).body.data).toMatchObject({ name: BODY.name, locationCount: 1 });
    const renamed = await account.patch({
      ...one,
      headers: { "if-match": '"1"' },
      body: { name: "Lakeside Dental" },
    });
    expect(renamed).toMatchObject({
      status: 200,
      body: { data: { name: "Lakeside Dental", locationCount: 1 } },
    });
    expect(renamed.headers.get("etag")).toMatch(/^"2\./);
    expect(await close.post(one)).toMatchObject({
      status: 409,
      body: {
        error: {
          code: "organization_in_use",
          locations: [{ id: location.body.data.id, name: "Lakeside Evanston" }],
        },
      },
    });
    const archive = callsTo("/v1/organizations/{id}/archive");
    await archive.post({ key, params: { id: location.body.data.id } });
    expect(await close.post(one)).toMatchObject({
      status: 200,
      body: { data: { id, name: "Lakeside Dental", locationCount: 0 } },
    });
    for (const { status, body } of [await account.get(one), await close.post(one)])
      expect([status, body]).toMatchObject([404, { error: { code: "not_found" } }]);
  });

  it("is created once for two requests with one Idempotency-Key", async () => {
    const sent = { key: await platformKey(), headers: { "idempotency-key": randomUUID() }, body: BODY };
    const first = await accounts.post(sent);
    const again = await accounts.post(sent);
    expect([first.status, again.status]).toEqual([201, 201]);
    expect(again.body).toEqual(first.body);
    expect(again.headers.get("idempotent-replayed")).toBe("true");
  });

  it("is not closed while it has a line", async () => {
    const made = await makeOrganization();
    const { id, number, name } = await makeNumber(made);
    expect(await close.post({ key: await platformKey(), params: { id: made.id } })).toMatchObject({
      status: 409,
      body: { error: { code: "organization_in_use", lines: [{ id, number, name }] } },
    });
  });

  it("ends the account's keys when it is closed", async () => {
    const made = await makeOrganization();
    const own = await makeTestKey(made.id, ["organizations:read"]);
    const one = { params: { id: made.id } };
    expect((await account.get({ key: own, ...one })).status).toBe(200);
    await close.post({ key: await platformKey(), ...one });
    expect(await account.get({ key: own, ...one })).toMatchObject({
      status: 401,
      body: { error: { code: "unauthorized" } },
    });
  });
});

describe("with another key", () => {
  it("accounts are neither created nor closed by an account's own key, which may rename its account", async () => {
    const made = await makeAccount();
    const key = await makeTestKey(made.account.id, ["organizations:write"]);
    const one = { key, params: { id: made.account.id } };
    for (const { status, body } of [await accounts.post({ key, body: BODY }), await close.post(one)])
      expect([status, body]).toMatchObject([
        403,
        { error: { code: "forbidden", message: "This takes a platform key." } },
      ]);
    expect((await account.patch({ ...one, body: { name: "Renamed" } })).body.data).toMatchObject({
      name: "Renamed",
    });
    expect((await accounts.get({ key })).body.data.accounts).toMatchObject([{ id: made.account.id }]);
  });

  it("no account is changed with a read-only key", async () => {
    const made = await makeAccount();
    const key = await makeTestKey(null, ["organizations:read"]);
    const one = { key, params: { id: made.account.id } };
    for (const { status, body } of [
      await accounts.post({ key, body: BODY }),
      await account.patch({ ...one, body: { name: "Renamed" } }),
      await close.post(one),
    ])
      expect([status, body]).toMatchObject([403, { error: { code: "insufficient_scope" } }]);
  });

  it("an account of others, a location and nothing at all look the same", async () => {
    const [mine, foreign] = [await makeAccount(), await makeAccount()];
    const key = await makeTestKey(mine.account.id, ["organizations:write"]);
    for (const call of [
      (id: string) => account.get({ key, params: { id } }),
      (id: string) => account.patch({ key, params: { id }, body: { name: "Renamed" } }),
    ]) {
      const answers = [];
      for (const id of [foreign.account.id, mine.location.id, randomUUID()])
        answers.push(refusalOf(await call(id)));
      expect(answers[0]).toMatchObject({ status: 404, body: { error: { code: "not_found" } } });
      expect(answers[1]).toEqual(answers[0]);
      expect(answers[2]).toEqual(answers[0]);
    }
  });

  it("a location's key sees no account", async () => {
    const { account: above, location } = await makeAccount();
    const key = await makeTestKey(location.id, ["organizations:read"]);
    expect((await accounts.get({ key })).body.data.accounts).toEqual([]);
    expect((await account.get({ key, params: { id: above.id } })).status).toBe(404);
  });
});
