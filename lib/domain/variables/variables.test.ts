import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { database } from "@/db/client";
import { auditEntries, variables } from "@/db/schema";
import { useTestDatabase } from "@/db/testing/database";
import { contextOf, contextOfLocation, makeAccount, makeOrganization, TEST_NOW } from "@/db/testing/factory";
import { propertyRuns } from "@/db/testing/property-runs";
import { archiveOrganization } from "@/lib/domain/organizations/archive-organization";
import { createVariableInput, listVariablesInput, updateVariableInput } from "@/lib/schemas/variable";
import { createVariable } from "./create-variable";
import { deleteVariable } from "./delete-variable";
import { listVariables } from "./list-variables";
import { updateVariable } from "./update-variable";

useTestDatabase();

const input = (orgId: string, values: object = {}) =>
  createVariableInput.parse({
    id: orgId,
    name: "emergency_phone",
    value: "(312) 555-0142",
    type: "PHONE_NUMBER",
    ...values,
  });
const update = (orgId: string, variableId: string, values: object) =>
  updateVariableInput.parse({ id: orgId, variableId, ...values });
const list = (values: object) => listVariablesInput.parse(values);
const auditOf = (id: string) =>
  database().select().from(auditEntries).where(eq(auditEntries.subjectId, id)).orderBy(auditEntries.id);

/** A location with one variable. */
async function practice() {
  const { account, location } = await makeAccount();
  const variable = await createVariable(contextOf(account), input(location.id));
  return { account, location, variable };
}

describe("createVariable", () => {
  it("creates a variable, with a phone number as E.164, and records it", async () => {
    const { account, location } = await makeAccount();
    const created = await createVariable(
      contextOfLocation(location),
      input(location.id, { displayName: "Emergency phone", description: "" }),
    );
    expect(created).toEqual({
      id: expect.any(String),
      orgId: location.id,
      name: "emergency_phone",
      value: "+13125550142",
      type: "PHONE_NUMBER",
      displayName: "Emergency phone",
      description: null,
      version: 1,
      createdAt: TEST_NOW.toISOString(),
      updatedAt: TEST_NOW.toISOString(),
    });
    expect(await auditOf(created.id)).toMatchObject([
      {
        action: "variable.create",
        subjectType: "variable",
        subjectLabel: "emergency_phone",
        orgId: location.id,
        accountId: account.id,
        after: { value: "+13125550142" },
      },
    ]);
  });

  it("refuses an invalid phone number at its field, but accepts it as text", async () => {
    const { account, location } = await makeAccount();
    for (const [value, code] of [
      ["soon", "invalid_format"],
      ["911", "missing_digits"],
      ["+999 123 4567", "impossible_number"],
    ])
      await expect(createVariable(contextOf(account), input(location.id, { value }))).rejects.toMatchObject({
        code: "validation_failed",
        fields: [{ path: "value", code }],
      });
    const text = await createVariable(
      contextOf(account),
      input(location.id, { value: "911", type: "STRING" }),
    );
    expect(text.value).toBe("911");
  });

  it("gives a name to one of two created at once, and again in another organization", async () => {
    const { account, location } = await makeAccount();
    const results = await Promise.allSettled(
      [1, 2].map(() => createVariable(contextOf(account), input(location.id))),
    );
    expect(results.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(results.find(({ status }) => status === "rejected")).toMatchObject({
      reason: { code: "variable_exists", fields: [{ path: "name", code: "variable_exists" }] },
    });
    await createVariable(contextOf(account), input(account.id));
  });

  it("allows only lower case letters, digits and single underscores in names, as the table does", async () => {
    const { account, location } = await makeAccount();
    const characters = fc.constantFrom("a", "z", "0", "_", "A", "é", " ", "\n");
    await fc.assert(
      fc.asyncProperty(fc.array(characters, { maxLength: 6 }), async (drawn) => {
        const name = drawn.join("");
        const parsed = createVariableInput.safeParse({ ...input(location.id), name });
        const [row] = await database()
          .insert(variables)
          .values({
            orgId: location.id,
            accountId: account.id,
            name,
            type: "STRING",
            value: "x",
            createdAt: TEST_NOW,
            updatedAt: TEST_NOW,
          })
          .onConflictDoUpdate({ target: [variables.orgId, variables.name], set: { value: "y" } })
          .returning()
          .catch(() => []);
        expect(row !== undefined).toBe(parsed.success);
      }),
      propertyRuns({ usually: 60 }),
    );
  });
});

describe("updateVariable", () => {
  it("changes given fields, clears empty ones, and records before and after", async () => {
    const { account, location, variable } = await practice();
    const changed = await updateVariable(
      contextOf(account),
      update(location.id, variable.id, {
        value: "312-555-0143",
        displayName: "Emergency",
        description: null,
      }),
    );
    expect(changed).toEqual({ ...variable, value: "+13125550143", displayName: "Emergency", version: 2 });
    expect((await auditOf(variable.id))[1]).toMatchObject({
      action: "variable.update",
      before: { value: "+13125550142", displayName: null },
      after: { value: "+13125550143", displayName: "Emergency" },
    });
  });

  it("records nothing when nothing changes", async () => {
    const { account, location, variable } = await practice();
    const same = update(location.id, variable.id, { value: "312 555 0142" });
    expect(await updateVariable(contextOf(account), same)).toEqual(variable);
    expect(await auditOf(variable.id)).toHaveLength(1);
  });

  it("refuses to turn other text into a phone number", async () => {
    const { account, location } = await makeAccount();
    const text = await createVariable(
      contextOf(account),
      input(location.id, { type: "STRING", value: "Hi" }),
    );
    await expect(
      updateVariable(contextOf(account), update(location.id, text.id, { type: "PHONE_NUMBER" })),
    ).rejects.toMatchObject({ code: "validation_failed", fields: [{ path: "value" }] });
  });

  it("refuses the name of another variable, at its field", async () => {
    const { account, location, variable } = await practice();
    const other = await createVariable(contextOf(account), input(location.id, { name: "other" }));
    await expect(
      updateVariable(contextOf(account), update(location.id, other.id, { name: variable.name })),
    ).rejects.toMatchObject({ code: "variable_exists", fields: [{ path: "name" }] });
  });

  it("lets one of two concurrent edits win, and shows the other the current state", async () => {
    const { account, location, variable } = await practice();
    const results = await Promise.allSettled(
      ["North", "South"].map((displayName) =>
        updateVariable(contextOf(account), {
          ...update(location.id, variable.id, { displayName }),
          version: 1,
        }),
      ),
    );
    const won = results.find((result) => result.status === "fulfilled");
    const lost = results.find((result) => result.status === "rejected");
    expect(won?.value.version).toBe(2);
    expect(lost?.reason).toMatchObject({ code: "edit_conflict", details: { current: won?.value } });
  });
});

describe("deleteVariable", () => {
  it("deletes once when two delete at once, and keeps its fields in the history", async () => {
    const { account, location, variable } = await practice();
    const one = { id: location.id, variableId: variable.id };
    const results = await Promise.allSettled([1, 2].map(() => deleteVariable(contextOf(account), one)));
    expect(results.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(results.find(({ status }) => status === "rejected")).toMatchObject({
      reason: { code: "not_found" },
    });
    expect((await auditOf(variable.id)).slice(1)).toMatchObject([
      { action: "variable.delete", before: { name: "emergency_phone" } },
    ]);
  });
});

describe("An organization's variables", () => {
  it("are listed newest first or by name, one page at a time, to viewers too", async () => {
    const { account, location } = await makeAccount();
    for (const name of ["b", "c", "a"])
      await createVariable(contextOf(account), input(location.id, { name }));
    const viewer = contextOf(account, "viewer");
    const names = async (values: object) => {
      const { variables, pagination } = await listVariables(viewer, list({ id: location.id, ...values }));
      return { names: variables.map(({ name }) => name), cursor: pagination.nextCursor ?? undefined };
    };
    expect((await names({})).names).toEqual(["a", "c", "b"]);
    const first = await names({ sort: "name", limit: 2 });
    expect(first.names).toEqual(["a", "b"]);
    expect((await names({ sort: "name", limit: 2, cursor: first.cursor })).names).toEqual(["c"]);
  });

  it("cannot be changed by viewers and managers, nor found by foreign callers or in other organizations", async () => {
    const { account, location, variable } = await practice();
    const sister = await makeOrganization({ parentAccountOrgId: account.id });
    const foreign = await makeAccount();
    const one = { id: location.id, variableId: variable.id };
    for (const [context, id, code] of [
      [contextOf(account, "viewer"), location.id, "forbidden"],
      [contextOf(account, "manager"), location.id, "forbidden"],
      [contextOf(foreign.account), location.id, "not_found"],
      [contextOf(foreign.account), foreign.location.id, "not_found"],
      [contextOf(account), sister.id, "not_found"],
    ] as const) {
      await expect(updateVariable(context, { ...one, id, value: "x" })).rejects.toMatchObject({ code });
      await expect(deleteVariable(context, { ...one, id })).rejects.toMatchObject({ code });
    }
    for (const [context, code] of [
      [contextOf(account, "manager"), "forbidden"],
      [contextOf(foreign.account), "not_found"],
    ] as const)
      await expect(createVariable(context, input(location.id, { name: "x" }))).rejects.toMatchObject({
        code,
      });
    for (const id of [location.id, randomUUID()])
      await expect(listVariables(contextOf(foreign.account), list({ id }))).rejects.toMatchObject({
        code: "not_found",
      });
  });

  it("are not found once their organization is archived", async () => {
    const { account, location, variable } = await practice();
    const context = contextOf(account);
    await archiveOrganization(context, location);
    const one = { id: location.id, variableId: variable.id };
    await expect(listVariables(context, list({ id: location.id }))).rejects.toMatchObject({
      code: "not_found",
    });
    await expect(updateVariable(context, { ...one, value: "x" })).rejects.toMatchObject({
      code: "not_found",
    });
  });
});
