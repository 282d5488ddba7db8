import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { useTestDatabase } from "@/db/testing/database";
import { contextOf, makeAccount } from "@/db/testing/factory";
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

/** What a list answers to a cursor of its own whose value was replaced: its page, or the code of the refused field. */
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

describe("a cursor that somebody wrote", () => {
  const sorts = ["createdAt", "-createdAt", "name", "-name"];
  const wrong = ["", "now", "infinity", "-infinity", "today", "2026", "2026-11-18", "x'; --", "\0", 7, null];
  const noMoments = [
    "2026-11-18T16:00:00Z",
    "2026-11-18T16:00:00.000+01:00",
    "2026-02-30T00:00:00.000Z",
    "2026-13-01T00:00:00.000Z",
    "2026-11-18T24:00:00.000Z",
    "2026-11-18T16:00:60.000Z",
    "0000-01-01T00:00:00.000Z",
    "+275760-09-13T00:00:00.000Z",
  ];

  it.each(["createdAt", "-createdAt"])("holds a moment as we write it, or is refused by %s", async (sort) => {
    for (const value of [...wrong, ...noMoments])
      expect([value, await tampered(sort, value)]).toEqual([value, "invalid_cursor"]);
    for (const value of ["0001-01-01T00:00:00.000Z", "9999-12-31T23:59:59.999Z"])
      expect([value, await tampered(sort, value)]).toEqual([value, "page"]);
  });

  it.each(["name", "-name"])("holds a text that a name can be, or is refused by %s", async (sort) => {
    for (const value of ["\0", "a\0", 7, null])
      expect([value, await tampered(sort, value)]).toEqual([value, "invalid_cursor"]);
    for (const value of ["", "now", "\ud800", "'"])
      expect([value, await tampered(sort, value)]).toEqual([value, "page"]);
  });

  it("is answered with a page or refused by its name, whatever it holds", async () => {
    const value = fc.oneof(
      fc.string({ unit: "binary" }),
      fc.date({ noInvalidDate: true }).map((date) => date.toISOString()),
      fc.stringMatching(/^\d{4}-[01]\d-[0-3]\dT[0-2]\d:[0-5]\d:[0-6]\d\.\d{3}Z$/),
    );
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...sorts), value, async (sort, text) => {
        expect(["page", "invalid_cursor"]).toContain(await tampered(sort, text));
      }),
      { numRuns: 200, seed: 1 },
    );
  });
});
