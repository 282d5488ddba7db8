import { beforeAll, describe, expect, it } from "vitest";
import { useTestCarrier } from "@/db/testing/carrier";
import { useTestDatabase } from "@/db/testing/database";
import { makeNumber } from "@/db/testing/factory";
import { namesOf, type Page, renamed, scene } from "@/db/testing/keyed-lines";
import { formatPhone } from "@/lib/phone";
import { callsTo } from "./client/testing";
import { whole } from "./testing";

useTestCarrier(useTestDatabase());
beforeAll(() => void Object.assign(process.env, { RATE_LIMIT_PER_MINUTE: "0" }));

const entries = callsTo("/v1/audit-entries").get;
const checks = callsTo("/v1/phone-numbers/{id}/checks").get;
const history = callsTo("/v1/phone-numbers/{id}/history").get;
const number = callsTo("/v1/phone-numbers/{id}");

const MOMENT = expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);

/** Every page of a list of changes, two entries each. */
async function inPages(ask: (page: { limit: number; cursor?: string }) => Promise<Page>): Promise<Page[]> {
  const pages: Page[] = [];
  for (let cursor: string | null | undefined; cursor !== null; ) {
    const page = await ask({ limit: 2, ...(cursor ? { cursor } : {}) });
    pages.push(page);
    cursor = page.body.data.pagination.nextCursor;
  }
  return pages;
}

describe("what was changed, read with a key", () => {
  it("names who did it, what was before and after, and by which request", async () => {
    const { location, keyId, line, sent } = await scene();
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
          orgId: location.id,
          targetOrgId: null,
          before: { name: "Main Line" },
          after: { name: "Desk" },
          changes: ["name"],
          requestId: changed.headers.get("x-request-id"),
          createdAt: MOMENT,
        },
      ],
      pagination: { limit: 20, nextCursor: null },
    };
    const ofLine = await history(sent);
    expect([ofLine.status, ofLine.body]).toEqual(whole(data));
    const ofAll = await entries({ key: sent.key, query: { subjectId: line.id } });
    expect([ofAll.status, ofAll.body]).toEqual(whole(data));
    expect((await history({ ...sent, params: { id: (await makeNumber(location)).id } })).body.data).toEqual({
      auditEntries: [],
      pagination: { limit: 20, nextCursor: null },
    });
  });

  it("is paged newest first, each once, and the cursor is bound to its filters", async () => {
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

  it("is found by organization, subject, actor, action and time", async () => {
    const { account, location, key, keyId, line, names, sent } = await renamed();
    for (const query of [
      { orgId: location.id },
      { subjectType: "phone_number", subjectId: line.id },
      { actorId: keyId ?? "" },
      { action: "number.update" },
    ] as const)
      expect(namesOf(await entries({ key, query }))).toEqual(names);
    const made = await entries({ key, query: { orgId: account.id } });
    expect(made.body.data.auditEntries).toMatchObject([{ action: "api_key.create", subjectId: keyId }]);
    const at = (await history(sent)).body.data.auditEntries[2]?.createdAt ?? "";
    const query = { subjectId: line.id };
    expect(namesOf(await entries({ key, query: { ...query, from: at } }))).toEqual(names.slice(0, 3));
    expect(namesOf(await entries({ key, query: { ...query, to: at } }))).toEqual(names.slice(3));
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
