import { beforeAll, describe, expect, it } from "vitest";
import { useTestCarrier } from "@/db/testing/carrier";
import { useTestDatabase } from "@/db/testing/database";
import { makeNumber } from "@/db/testing/factory";
import { namesOf, type Page, renamed, scene } from "@/db/testing/keyed-lines";
import { formatPhone } from "@/lib/phone";
import { callsTo } from "../client/testing";
import { succeededWith } from "../core/testing";

useTestCarrier(useTestDatabase());
beforeAll(() => void Object.assign(process.env, { RATE_LIMIT_PER_MINUTE: "0" }));

const actors = callsTo("/v1/audit-actors").get;
const undo = callsTo("/v1/audit-entries/{id}/undo").post;
const detach = callsTo("/v1/phone-numbers/{id}/detach").post;
const entries = callsTo("/v1/audit-entries").get;
const checks = callsTo("/v1/phone-numbers/{id}/checks").get;
const history = callsTo("/v1/phone-numbers/{id}/history").get;
const number = callsTo("/v1/phone-numbers/{id}");

const MOMENT = expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);

/** All pages of a list of changes, two entries per page. */
async function inPages(ask: (page: { limit: number; cursor?: string }) => Promise<Page>): Promise<Page[]> {
  const pages: Page[] = [];
  for (let cursor: string | null | undefined; cursor !== null; ) {
    const page = await ask({ limit: 2, ...(cursor ? { cursor } : {}) });
    pages.push(page);
    cursor = page.body.data.pagination.nextCursor;
  }
  return pages;
}

describe("history over the API", () => {
  it("names the actor, the values before and after, and the request", async () => {
    const { account, location, keyId, line, sent } = await scene();
    const changed = await number.patch({ ...sent, body: { name: "Desk" } });
    const data = {
      auditEntries: [
        {
          id: expect.any(String),
          action: "number.update",
          subjectType: "phone_number",
          subjectId: line.id,
          subjectLabel: formatPhone(line.number),
          actorType: "api_key",
          actorId: keyId,
          actorName: "Test key",
          actorEmail: null,
          orgId: location.id,
          targetOrgId: null,
          organization: { id: location.id, name: location.name },
          account: { id: account.id, name: account.name },
          targetOrganization: null,
          targetAccount: null,
          before: { name: "Main Line" },
          after: { name: "Desk" },
          changes: ["name"],
          undoes: null,
          undoableUntil: null,
          requestId: changed.headers.get("x-request-id"),
          createdAt: MOMENT,
        },
      ],
      pagination: { limit: 20, nextCursor: null },
    };
    const ofLine = await history(sent);
    expect([ofLine.status, ofLine.body]).toEqual(succeededWith(data));
    const ofAll = await entries({ key: sent.key, query: { subjectId: line.id } });
    expect([ofAll.status, ofAll.body]).toEqual(succeededWith(data));
    expect((await history({ ...sent, params: { id: (await makeNumber(location)).id } })).body.data).toEqual({
      auditEntries: [],
      pagination: { limit: 20, nextCursor: null },
    });
  });

  it("is paged newest first without repeats, and binds its cursor to the filters", async () => {
    const { key, line, names, sent } = await renamed();
    const query = { subjectId: line.id };
    for (const pages of [
      await inPages((page) => history({ ...sent, query: page })),
      await inPages((page) => entries({ key, query: { ...query, ...page } })),
    ])
      expect(pages.map(namesOf)).toEqual([names.slice(0, 2), names.slice(2, 4), names.slice(4)]);
    const [first] = await inPages((page) => entries({ key, query: { ...query, ...page } }));
    const cursor = first?.body.data.pagination.nextCursor ?? "";
    const elsewhere = await entries({ key, query: { cursor } });
    expect([elsewhere.status, elsewhere.body.error.fields[0]?.path]).toEqual([422, "cursor"]);
  });

  it("continues with the same filters however they are written, as a list and as a feed", async () => {
    const { key, line, names } = await renamed();
    const since = { subjectId: line.id, updatedSince: "2026-01-01T00:00:00Z" };
    const from = { subjectId: line.id, from: "2026-01-01T00:00:00Z" };
    for (const [first, ...same] of [
      [
        since,
        { ...since, sort: "createdAt" },
        { ...since, updatedSince: "2026-01-01T00:00:00.000Z" },
        { ...since, updatedSince: "2026-01-01T01:00:00+01:00", subjectId: line.id.toUpperCase() },
      ],
      [from, { ...from, sort: "-createdAt" }, { ...from, from: "2025-12-31T19:00:00-05:00" }],
    ] as const) {
      const { body } = await entries({ key, query: { ...first, limit: 2 } });
      const cursor = body.data.pagination.nextCursor ?? "";
      const shown = namesOf(await entries({ key, query: { ...first, limit: 4 } }));
      expect(names).toEqual(expect.arrayContaining(shown));
      for (const query of same) {
        const next = await entries({ key, query: { ...query, limit: 2, cursor } });
        expect([query, next.status]).toEqual([query, 200]);
        expect(namesOf(next)).toEqual(shown.slice(2));
      }
    }
  });

  it("says how a feed's cursor continues, and not to begin again", async () => {
    const { key } = await renamed();
    const feed = await entries({ key, query: { updatedSince: "2026-01-01T00:00:00Z" } });
    const cursor = feed.body.data.pagination.nextCursor ?? "";
    const elsewhere = { sort: "createdAt", updatedSince: "2026-01-02T00:00:00Z" } as const;
    for (const query of [{ cursor }, { cursor, ...elsewhere }]) {
      const { status, body } = await entries({ key, query });
      expect([status, body.error.fields[0]?.code]).toEqual([422, "invalid_cursor"]);
      expect(body.message).toMatch(/with the filters of the request that returned it, updatedSince/);
      expect(body.message).not.toMatch(/first page/i);
    }
  });

  it("is filtered by account, organization, subject, actor, action, field, request and time", async () => {
    const { account, location, key, keyId, line, names, sent } = await renamed();
    for (const query of [
      { orgId: location.id },
      { subjectType: "phone_number", subjectId: line.id },
      { actorId: keyId ?? "" },
      { action: "number.update" },
      { subjectId: line.id, field: "name" },
      { accountId: account.id, field: "name", action: "number.update" },
    ] as const)
      expect(namesOf(await entries({ key, query }))).toEqual(names);
    const [last] = (await entries({ key, query: { action: "number.update", limit: 1 } })).body.data
      .auditEntries;
    const ofRequest = await entries({ key, query: { requestId: last?.requestId ?? "" } });
    expect(ofRequest.body.data.auditEntries.map(({ id }) => id)).toEqual([last?.id]);
    const wrong = await entries({ key, query: { requestId: "not an id" } });
    expect(wrong.body.error.fields).toMatchObject([{ path: "requestId" }]);
    const made = await entries({ key, query: { orgId: account.id } });
    expect(made.body.data.auditEntries).toMatchObject([{ action: "api_key.create", subjectId: keyId }]);
    const at = (await history(sent)).body.data.auditEntries[2]?.createdAt ?? "";
    const query = { subjectId: line.id };
    expect(namesOf(await entries({ key, query: { ...query, from: at } }))).toEqual(names.slice(0, 3));
    expect(namesOf(await entries({ key, query: { ...query, to: at } }))).toEqual(names.slice(3));
  });

  it("names everybody who made a change", async () => {
    const { key, keyId } = await renamed();
    const { status, body } = await actors({ key, query: { q: "test" } });
    expect([status, body.data.actors]).toEqual([
      200,
      [{ id: keyId, type: "api_key", name: "Test key", email: null }],
    ]);
  });

  it("undoes a change by its entry, once, and says why it cannot be undone", async () => {
    const { key, line, bot, sent } = await scene();
    await detach(sent);
    const [entry] = (await history(sent)).body.data.auditEntries;
    const undoing = { key, params: { id: entry?.id ?? "" } };
    expect(entry?.undoableUntil).toEqual(MOMENT);
    const undone = await undo(undoing);
    expect([undone.status, undone.body.data]).toMatchObject([200, { id: line.id, botId: bot.id }]);
    expect((await undo(undoing)).body.data).toEqual(undone.body.data);
    expect((await history(sent)).body.data.auditEntries[0]).toMatchObject({
      action: "number.attach",
      undoes: entry?.id,
    });
    await number.patch({ ...sent, body: { name: "Desk" } });
    const late = await undo(undoing);
    expect([late.status, late.body.error]).toMatchObject([
      409,
      { code: "undo_not_possible", reason: "already_undone", message: "This was already undone." },
    ]);
    const foreign = await scene();
    expect((await undo({ ...undoing, key: foreign.key })).status).toBe(404);
    const reader = await scene(["numbers:read", "audit:read"]);
    expect((await undo({ ...undoing, key: reader.key })).body.error.code).toBe("insufficient_scope");
  });

  it("of a line stays readable after its release", async () => {
    const { location, key } = await scene();
    const line = await makeNumber(location, { carrier: "sip", carrierNumberId: null });
    const sent = { key, params: { id: line.id } };
    await number.delete(sent);
    expect([(await number.get(sent)).status, (await checks(sent)).status]).toEqual([404, 404]);
    const actions = (await history(sent)).body.data.auditEntries.map(({ action }) => action);
    expect(actions).toContain("number.release");
  });
});
