import { beforeAll, describe, expect, it } from "vitest";
import { useTestCarrier } from "@/db/testing/carrier";
import { useTestDatabase } from "@/db/testing/database";
import { makeNumber, makeOrganization } from "@/db/testing/factory";
import { scene } from "@/db/testing/keyed-lines";
import { callsTo } from "../client/testing";
import { succeededWith } from "../core/testing";

useTestCarrier(useTestDatabase());
beforeAll(() => void Object.assign(process.env, { RATE_LIMIT_PER_MINUTE: "0" }));

const search = callsTo("/v1/search").get;
const numbers = callsTo("/v1/phone-numbers").get;

describe("one search over the API", () => {
  it("finds what the key reaches, says what it is and where, and that there is no more", async () => {
    const { key, location } = await scene();
    const line = await makeNumber(location, { number: "+13125550633", name: "Línea de urgencias" });
    const found = await search({ key, query: { q: "urgencias linea" } });
    expect([found.status, found.body]).toEqual(
      succeededWith({
        hits: [
          {
            kind: "phone_number",
            id: line.id,
            title: "+13125550633",
            detail: "Línea de urgencias",
            lineState: "not_answering",
            orderStage: null,
            subjectType: null,
            subjectId: null,
            carrier: "local",
            at: null,
            organization: { id: location.id, name: location.name },
            account: null,
            bot: null,
            place: "Chicago, IL",
          },
        ],
        more: [],
        elsewhere: [],
      }),
    );
    const listed = await numbers({ key, query: { q: "LÍNEA" } });
    expect(listed.body.data.phoneNumbers.map(({ id }) => id)).toEqual([line.id]);
  });

  it("leaves out the kinds that the key has no scope for, and another account's", async () => {
    const { account, line } = await scene();
    const { key } = await scene(["numbers:read"]);
    const foreign = await search({ key, query: { q: line.number } });
    expect(foreign.body.data).toEqual({ hits: [], more: [], elsewhere: [] });
    const own = await search({ key, query: { q: account.name } });
    expect(own.body.data.hits.map(({ kind }) => kind)).toEqual(["phone_number"]);
    const refused = await search({ key: (await scene(["bots:read"])).key, query: { q: "x" } });
    expect([refused.status, refused.body.error]).toMatchObject([
      403,
      { code: "insufficient_scope", needed: "numbers:read" },
    ]);
  });

  it("puts what is in an organization or account first, and the rest elsewhere", async () => {
    const { key, account, line, location } = await scene();
    const target = await makeOrganization({ parentAccountOrgId: account.id });
    for (const [query, here] of [
      [{ orgId: location.id }, true],
      [{ accountId: account.id }, true],
      [{ orgId: target.id }, false],
    ] as const) {
      const { data } = (await search({ key, query: { q: line.number, ...query } })).body;
      expect(data.hits.map(({ id }) => id)).toEqual(here ? [line.id] : []);
      expect(data.elsewhere.map(({ id }) => id)).toEqual(here ? [] : [line.id]);
    }
  });

  it("is refused at the field without words, with too many, and with a wrong limit", async () => {
    const { key } = await scene();
    for (const [query, path] of [
      [{}, "q"],
      [{ q: " " }, "q"],
      [{ q: "x".repeat(101) }, "q"],
      [{ q: "x", limit: 21 }, "limit"],
      [{ q: "x", limit: 0 }, "limit"],
    ] as const) {
      const { status, body } = await search({ key, query: query as { q: string } });
      expect([status, body.error.code, body.error.fields.map((field) => field.path)]).toEqual([
        422,
        "validation_failed",
        [path],
      ]);
    }
  });
});
