import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { useTestDatabase } from "@/db/testing/database";
import { useTestEnvironment } from "@/db/testing/environment";
import { makeAccount } from "@/db/testing/factory";
import { broken, callsTo } from "../client/testing";
import { makeTestKey, refusalOf } from "../core/testing";

useTestDatabase();
useTestEnvironment();

const variables = callsTo("/v1/organizations/{id}/variables");
const variable = callsTo("/v1/organizations/{id}/variables/{variableId}");

const BODY = { name: "emergency_phone", value: "(312) 555-0142", type: "PHONE_NUMBER" } as const;

/** An account with a location, and a key that can write organizations. */
async function practice() {
  const { account, location } = await makeAccount();
  return { account, location, key: await makeTestKey(account.id, ["organizations:write"]) };
}

describe("/v1/organizations/{id}/variables", () => {
  it("adds, lists, changes and deletes a variable", async () => {
    const { location, key } = await practice();
    const one = { key, params: { id: location.id } };
    const added = await variables.post({ ...one, body: BODY });
    expect(added.status).toBe(201);
    expect(added.headers.get("etag")).toMatch(/^"1\.[\w-]+"$/);
    expect(added.body).toEqual({
      success: true,
      data: {
        id: expect.any(String),
        orgId: location.id,
        name: "emergency_phone",
        value: "+13125550142",
        type: "PHONE_NUMBER",
        displayName: null,
        description: null,
        version: 1,
        createdAt: expect.any(String),
        updatedAt: expect.any(String),
      },
    });
    expect((await variables.get(one)).body).toEqual({
      success: true,
      data: { variables: [added.body.data], pagination: { limit: 20, nextCursor: null } },
    });
    const sent = { key, params: { id: location.id, variableId: added.body.data.id } };
    const changed = await variable.patch({ ...sent, body: { description: "Out of hours" } });
    expect(changed.status).toBe(200);
    expect(changed.headers.get("etag")).toMatch(/^"2\.[\w-]+"$/);
    expect(changed.body.data).toMatchObject({ value: "+13125550142", description: "Out of hours" });
    expect(await variable.delete(sent)).toMatchObject({
      status: 200,
      body: { success: true, data: { id: added.body.data.id } },
    });
    expect(await variable.delete(sent)).toMatchObject({
      status: 404,
      body: { error: { code: "not_found" } },
    });
  });

  it("gives a name to only one of two variables added at the same time", async () => {
    const { location, key } = await practice();
    const sent = { key, params: { id: location.id }, body: BODY };
    const answers = await Promise.all([variables.post(sent), variables.post(sent)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
    expect(answers.find(({ status }) => status === 409)?.body.error).toMatchObject({
      code: "variable_exists",
      fields: [{ path: "name", code: "variable_exists" }],
    });
  });

  it("refuses an edit of an outdated version, and shows the current state", async () => {
    const { location, key } = await practice();
    const { data } = (await variables.post({ key, params: { id: location.id }, body: BODY })).body;
    const params = { id: location.id, variableId: data.id };
    const edits = ["+13125550143", "+13125550144"].map((value) =>
      variable.patch({ key, params, headers: { "if-match": '"1"' }, body: { value } }),
    );
    const [won, lost] = (await Promise.all(edits)).sort((a, b) => a.status - b.status);
    expect([won?.status, lost?.status]).toEqual([200, 412]);
    expect(lost?.body.error).toMatchObject({ code: "edit_conflict", current: won?.body.data });
  });

  it("names the invalid field of a variable", async () => {
    const { location, key } = await practice();
    const refused = async (body: object) => {
      const answer = await variables.post({ key, params: { id: location.id }, body: broken(body) });
      expect([answer.status, answer.body.error.code]).toEqual([422, "validation_failed"]);
      return answer.body.error.fields.map(({ path, code }) => [path, code]);
    };
    for (const name of ["Phone", "1st", "a__b", "a_", "_a", "a-b", ""])
      expect(await refused({ ...BODY, name })).toEqual([["name", "invalid_format"]]);
    expect(await refused({ ...BODY, value: "soon" })).toEqual([["value", "invalid_format"]]);
    expect(await refused({ color: "red" })).toEqual([
      ["name", "required"],
      ["value", "required"],
      ["type", "required"],
      ["color", "unknown_field"],
    ]);
    expect(await refused({ ...BODY, type: "NUMBER" })).toEqual([["type", "invalid_choice"]]);
  });

  it("refuses a read-only key and a key for bots", async () => {
    const { account, location } = await practice();
    const params = { id: location.id, variableId: randomUUID() };
    for (const key of [
      await makeTestKey(account.id, ["organizations:read"]),
      await makeTestKey(account.id, ["bots:write"]),
    ])
      for (const { status, body } of [
        await variables.post({ key, params: { id: location.id }, body: BODY }),
        await variable.patch({ key, params, body: { value: "x" } }),
        await variable.delete({ key, params }),
      ])
        expect([status, body.error]).toMatchObject([
          403,
          { code: "insufficient_scope", needed: "organizations:write" },
        ]);
  });

  it("treats another account's variable as one that does not exist", async () => {
    const { location, key: own } = await practice();
    const { data } = (await variables.post({ key: own, params: { id: location.id }, body: BODY })).body;
    const { account } = await makeAccount("Foreign");
    const key = await makeTestKey(account.id, ["organizations:write"]);
    for (const call of [
      (id: string) => variables.get({ key, params: { id } }),
      (id: string) => variables.post({ key, params: { id }, body: BODY }),
      (id: string) => variable.patch({ key, params: { id, variableId: data.id }, body: { value: "x" } }),
      (id: string) => variable.delete({ key, params: { id, variableId: data.id } }),
    ]) {
      const [foreign, nowhere] = [await call(location.id), await call(randomUUID())].map(refusalOf);
      expect(foreign).toMatchObject({ status: 404, body: { error: { code: "not_found" } } });
      expect(foreign).toEqual(nowhere);
    }
  });
});
