import { createHash } from "node:crypto";
import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { useTestDatabase } from "@/db/testing/database";
import { contextOf, makeAccount, makeOrganization } from "@/db/testing/factory";
import { propertyRuns } from "@/db/testing/property-runs";
import type { Context } from "@/lib/context";
import { listOrganizations } from "@/lib/domain/organizations/list-organizations";
import { AppError } from "@/lib/errors";
import { listOrganizationsInput } from "@/lib/schemas/organization";

useTestDatabase();

let context: Context;
beforeAll(async () => {
  context = contextOf((await makeAccount()).account);
});

const list = (sort: string, cursor?: string) =>
  listOrganizations(context, listOrganizationsInput.parse({ limit: 1, sort, cursor }));

/** Replaces the value in a list's own cursor: returns `page` if the list accepts it, else the refused field's code. */
async function tampered(sort: string, value: unknown): Promise<"page" | string> {
  const { nextCursor } = (await list(sort)).pagination;
  const [binding, , id] = JSON.parse(Buffer.from(nextCursor ?? "", "base64url").toString());
  const cursor = Buffer.from(JSON.stringify([binding, value, id])).toString("base64url");
  try {
    await list(sort, cursor);
    return "page";
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return error.fields?.[0]?.code ?? error.code;
  }
}

describe("a cursor that somebody made up", () => {
  const sorts = ["createdAt", "-createdAt", "name", "-name"];
  const wrong = ["", "now", "infinity", "-infinity", "today", "2026", "2026-11-18", "x'; --", "\0", 7, null];
  const invalidMoments = [
    "2026-11-18T16:00:00Z",
    "2026-11-18T16:00:00.000+01:00",
    "2026-02-30T00:00:00.000Z",
    "2026-13-01T00:00:00.000Z",
    "2026-11-18T24:00:00.000Z",
    "2026-11-18T16:00:60.000Z",
    "0000-01-01T00:00:00.000Z",
    "+275760-09-13T00:00:00.000Z",
  ];

  it.each(["createdAt", "-createdAt"])(
    "for %s is refused unless it has a moment in our format",
    async (sort) => {
      for (const value of [...wrong, ...invalidMoments])
        expect([value, await tampered(sort, value)]).toEqual([value, "invalid_cursor"]);
      for (const value of ["0001-01-01T00:00:00.000Z", "9999-12-31T23:59:59.999Z"])
        expect([value, await tampered(sort, value)]).toEqual([value, "page"]);
    },
  );

  it.each(["name", "-name"])(
    "for %s is refused unless it has a text that the database can store",
    async (sort) => {
      for (const value of ["\0", "a\0", 7, null])
        expect([value, await tampered(sort, value)]).toEqual([value, "invalid_cursor"]);
      for (const value of ["", "now", "\ud800", "'"])
        expect([value, await tampered(sort, value)]).toEqual([value, "page"]);
    },
  );

  it("gets a page or invalid_cursor, whatever its value", async () => {
    const value = fc.oneof(
      fc.string({ unit: "binary" }),
      fc.date({ noInvalidDate: true }).map((date) => date.toISOString()),
      fc.stringMatching(/^\d{4}-[01]\d-[0-3]\dT[0-2]\d:[0-5]\d:[0-6]\d\.\d{3}Z$/),
    );
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...sorts), value, async (sort, text) => {
        expect(["page", "invalid_cursor"]).toContain(await tampered(sort, text));
      }),
      { seed: 1, ...propertyRuns() },
    );
  });
});

describe("a cursor by name", () => {
  it("from before names were folded is refused, so that no row is skipped", async () => {
    const { nextCursor } = (await list("name")).pagination;
    const [, , id] = JSON.parse(Buffer.from(nextCursor ?? "", "base64url").toString());
    const binding = createHash("sha256")
      .update(JSON.stringify([["sort", "name"]]))
      .digest("base64url")
      .slice(0, 12);
    const cursor = Buffer.from(JSON.stringify([binding, "bright smile group", id])).toString("base64url");
    await expect(list("name", cursor)).rejects.toMatchObject({
      code: "validation_failed",
      fields: [{ path: "cursor", code: "invalid_cursor" }],
    });
  });

  it("is short enough to send back, however long the name and its folded form are", async () => {
    const { account } = await makeAccount();
    const own = contextOf(account);
    // The first folds to eighteen letters each.
    for (const letter of ["\ufdfa", "𝕬", "\\", "é"])
      await makeOrganization({ name: letter.repeat(120), parentAccountOrgId: account.id });
    const seen: string[] = [];
    let cursor: string | null | undefined;
    do {
      const input = listOrganizationsInput.parse({ limit: 1, sort: "name", cursor: cursor ?? undefined });
      const page = await listOrganizations(own, input);
      seen.push(...page.organizations.map(({ id }) => id));
      cursor = page.pagination.nextCursor;
    } while (cursor);
    expect(new Set(seen).size).toBe(6);
  });
});
