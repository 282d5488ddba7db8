import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import { useTestCarrier } from "@/db/testing/carrier";
import { useTestDatabase } from "@/db/testing/database";
import { makeNumber } from "@/db/testing/factory";
import { namesOf, type Page, renamed, scene } from "@/db/testing/keyed-lines";
import { BUSY, REFUSED } from "@/db/testing/purchases";
import { ANSWERS_LITTLE } from "@/lib/format/training-words";
import { emptyAreaCodes, stockOf } from "@/lib/local-carrier/stock";
import { broken, callsTo } from "../client/testing";
import { refusalOf, succeededWith } from "../core/testing";

const carrier = useTestCarrier(useTestDatabase());
beforeAll(() => void Object.assign(process.env, { RATE_LIMIT_PER_MINUTE: "0" }));

const areaCodes = callsTo("/v1/area-codes").get;
const forSale = callsTo("/v1/available-phone-numbers").get;
const entries = callsTo("/v1/audit-entries").get;
const checks = callsTo("/v1/phone-numbers/{id}/checks").get;
const history = callsTo("/v1/phone-numbers/{id}/history").get;
const number = callsTo("/v1/phone-numbers/{id}");

const MOMENT = expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);

describe("area codes over the API", () => {
  it("are found by digits, with the carrier's stock", async () => {
    const { key } = await scene(["numbers:read"]);
    const found = await areaCodes({ key, query: { q: "312" } });
    const chicago = {
      code: "312",
      region: "IL",
      regionName: "Illinois",
      cities: ["Chicago"],
      timeZones: ["America/Chicago"],
      overlays: ["872"],
      inService: true,
      reason: null,
      stock: { level: "many", checkedAt: MOMENT },
    };
    const data = { areaCodes: [chicago], explanation: null, timeZone: null };
    expect([found.status, found.body]).toEqual(succeededWith(data));
  });

  it("are suggested for an organization or an address, each with a reason", async () => {
    const { key, location } = await scene();
    const reasons = ({ body }: Awaited<ReturnType<typeof areaCodes>>) =>
      body.data.areaCodes.map(({ code, reason }) => [code, reason]);
    const own = await areaCodes({ key, query: { orgId: location.id, limit: 2 } });
    expect([reasons(own), own.body.data.timeZone]).toEqual([
      [
        ["312", "Chicago, your address"],
        ["773", "Chicago, your address"],
      ],
      "America/Chicago",
    ]);
    const typed = await areaCodes({ key, query: { city: "Chicago", state: "IL", limit: 2 } });
    expect(reasons(typed)).toEqual(reasons(own));
  });

  it("come with an explanation if they cannot be chosen, and without stock while the carrier is away", async () => {
    const { key } = await scene();
    const { data } = (await areaCodes({ key, query: { q: "800" } })).body;
    expect(data).toEqual({
      areaCodes: [],
      explanation: "800 is a toll-free code. Choose a local area code.",
      timeZone: null,
    });
    await carrier.fail({ operation: "search", kind: "fail_before" });
    const away = await areaCodes({ key, query: { q: "305" } });
    expect(away.body.data.areaCodes).toMatchObject([{ code: "305", stock: null }]);
  });

  it("treat another account's organization as one that does not exist", async () => {
    const [mine, foreign] = [await scene(), await scene()];
    const missing = refusalOf(await areaCodes({ key: mine.key, query: { orgId: randomUUID() } }));
    expect(missing.status).toBe(404);
    const answer = await areaCodes({ key: mine.key, query: { orgId: foreign.location.id } });
    expect(refusalOf(answer)).toEqual(missing);
  });
});

describe("numbers for sale over the API", () => {
  it("are the carrier's, up to the limit, with place and price", async () => {
    const { key } = await scene(["numbers:read"]);
    const found = await forSale({ key, query: { areaCode: "773", limit: 3 } });
    const availablePhoneNumbers = stockOf("773")
      .slice(0, 3)
      .map(({ number, locality, region }) => ({
        phoneNumber: number,
        areaCode: "773",
        locality,
        region,
        monthlyPrice: "1.15",
      }));
    expect([found.status, found.body]).toEqual(succeededWith({ availablePhoneNumbers }));
    expect((await forSale({ key, query: { areaCode: "773" } })).body.data.availablePhoneNumbers).toHaveLength(
      10,
    );
    const empty = await forSale({ key, query: { areaCode: emptyAreaCodes()[0] ?? "" } });
    expect([empty.status, empty.body.data]).toEqual([200, { availablePhoneNumbers: [] }]);
  });

  it("are refused with the reason unless the code is a US area code in service", async () => {
    const { key } = await scene();
    const message = "416 belongs to Ontario, Canada. Choose a US area code.";
    const { status, body } = await forSale({ key, query: { areaCode: "416" } });
    expect([status, body]).toEqual([
      422,
      {
        success: false,
        message,
        error: {
          code: "invalid_area_code",
          message,
          fields: [{ path: "areaCode", code: "invalid_area_code", message }],
          requestId: expect.any(String),
        },
      },
    ]);
  });

  it.each([
    { name: "does not answer", fault: { kind: "fail_before" } as const, after: "5" },
    { name: "refuses our account", fault: REFUSED, after: "5" },
    { name: "asks us to slow down", fault: BUSY, after: "40" },
  ])("say when to retry if the carrier $name", async ({ fault, after }) => {
    const { key } = await scene();
    await carrier.fail({ operation: "search", ...fault });
    const { status, body, headers } = await forSale({ key, query: { areaCode: "773" } });
    expect([status, body.error.code, headers.get("retry-after")]).toEqual([
      503,
      "carrier_unavailable",
      after,
    ]);
  });

  it.each([
    { query: { areaCode: "773" }, code: 21451, path: "areaCode", refusal: "invalid_area_code" },
    { query: { near: "+13125550100" }, code: 21451, path: "near", refusal: "invalid_area_code" },
    { query: { near: "+13125550100" }, code: 21421, path: "near", refusal: "validation_failed" },
    {
      query: { areaCode: "773", contains: "*" },
      code: 99_999,
      path: "contains",
      refusal: "validation_failed",
    },
  ])("are refused at the field $path if the carrier cannot search for it", async (searched) => {
    const { key } = await scene();
    await carrier.fail({ operation: "search", kind: "refuse", status: 400, code: searched.code });
    const { status, body } = await forSale({ key, query: searched.query });
    expect([status, body.error.code, body.error.fields.map(({ path }) => path)]).toEqual([
      422,
      searched.refusal,
      [searched.path],
    ]);
  });
});

describe("checks of a line over the API", () => {
  it("say that the line is ready, or what to do next", async () => {
    const { location, bot, sent } = await scene();
    const rest = [
      check("organization", `Belongs to ${location.name}`, "Chicago, IL"),
      check("voice", "Voice: Friendly, bright", expect.any(String)),
    ];
    const ready = await checks(sent);
    expect([ready.status, ready.body]).toEqual(
      succeededWith({
        ok: true,
        checks: [
          check("attached", `Attached to ${bot.name}`, "Calls to this line are answered."),
          check(
            "language",
            "Speaks English, and the bot is trained in it",
            `${bot.name} is trained in English.`,
          ),
          {
            ...check("training", `${bot.name} has no questions yet`, ANSWERS_LITTLE, "add_questions"),
            ok: true,
          },
          ...rest,
        ],
      }),
    );
    const detached = await makeNumber(location);
    const asked = "Attach a bot to check whether it is trained in this language.";
    expect((await checks({ ...sent, params: { id: detached.id } })).body.data).toEqual({
      ok: false,
      checks: [
        check("attached", "No bot attached", "Calls to this line are not answered.", "attach_bot"),
        check("language", "Speaks English", asked, "attach_bot"),
        ...rest,
      ],
    });
  });
});

/** One check of a line; without a fix it has passed. */
function check(id: string, title: string, reason: string, fix: string | null = null) {
  return { id, ok: fix === null, title, reason, fix };
}

describe("a key that reads", () => {
  it("sees another account's line and its changes as ones that do not exist", async () => {
    const [mine, foreign] = [await scene(), await renamed()];
    const { key } = mine;
    const unknown = { key, params: { id: randomUUID() } };
    const missing = refusalOf(await number.get(unknown));
    expect(missing.status).toBe(404);
    const hidden = { key, params: foreign.sent.params };
    for (const answer of [
      await checks(unknown),
      await checks(hidden),
      await history(unknown),
      await history(hidden),
    ])
      expect(refusalOf(answer)).toEqual(missing);
    for (const query of [
      { orgId: foreign.location.id },
      { subjectId: foreign.line.id },
      { actorId: foreign.keyId ?? "" },
      { orgId: randomUUID() },
    ])
      expect(namesOf(await entries({ key, query }))).toEqual([]);
    expect(namesOf(await history(foreign.sent))).toEqual(foreign.names);
  });

  it("is required, with the scope of numbers or audit", async () => {
    const { key, sent } = await scene(["audit:read"]);
    const { params } = sent;
    const { key: other } = await scene(["numbers:write", "bots:write"]);
    const ofNumbers = [
      (given: { key?: string }) => areaCodes(given),
      (given: { key?: string }) => forSale(given),
      (given: { key?: string }) => checks({ ...given, params }),
      (given: { key?: string }) => history({ ...given, params }),
    ];
    for (const ask of [...ofNumbers, entries]) {
      const { status, body } = await ask({});
      expect([status, body.error.code]).toEqual([401, "unauthorized"]);
    }
    for (const ask of ofNumbers) {
      const { status, body } = await ask({ key });
      expect([status, body.error]).toMatchObject([
        403,
        { code: "insufficient_scope", needed: "numbers:read" },
      ]);
    }
    const { status, body } = await entries({ key: other });
    expect([status, body.error]).toMatchObject([403, { code: "insufficient_scope", needed: "audit:read" }]);
    expect((await entries({ key })).status).toBe(200);
  });

  it("is told which parameters are wrong", async () => {
    const { sent } = await scene();
    const { key } = sent;
    type Refusal = Pick<Page, "status"> & { body: { error: Page["body"]["error"] } };
    const asked: [ask: (query: never) => Promise<Refusal>, name: string, values: string[]][] = [
      [(query) => areaCodes({ key, query }), "limit", ["0", "51"]],
      [(query) => areaCodes({ key, query }), "orgId", ["312"]],
      [(query) => areaCodes({ key, query }), "state", ["Illinois", "\0\0", "İL"]],
      [(query) => areaCodes({ key, query }), "cursor", ["x"]],
      [(query) => forSale({ key, query }), "limit", ["0", "31", "x"]],
      [(query) => forSale({ key, query }), "state", ["\0\0", "1L"]],
      [(query) => forSale({ key, query }), "contains", ["31-2"]],
      [(query) => forSale({ key, query }), "near", ["312555010", "+31850835037"]],
      [(query) => forSale({ key, query }), "orgId", [randomUUID()]],
      [(query) => checks({ ...sent, query }), "limit", ["1"]],
      [(query) => history({ ...sent, query }), "limit", ["0", "101"]],
      [(query) => history({ ...sent, query }), "cursor", ["nonsense"]],
      [(query) => history({ ...sent, query }), "action", ["number.update"]],
      [(query) => entries({ key, query }), "limit", ["0", "101"]],
      [(query) => entries({ key, query }), "cursor", ["nonsense"]],
      [(query) => entries({ key, query }), "subjectType", ["line"]],
      [(query) => entries({ key, query }), "action", ["\0", "update", "number.update;", "number.nonsense"]],
      [
        (query) => entries({ key, query }),
        "from",
        ["yesterday", "0000-01-01T00:00:00Z", "0001-01-01T00:00:00+14:00"],
      ],
      [
        (query) => entries({ key, query: { ...Object(query), updatedSince: "2026-11-01T00:00:00Z" } }),
        "sort",
        ["-createdAt"],
      ],
      [(query) => entries({ key, query }), "to", ["2026-11-18", "9999-12-31T23:59:59-14:00"]],
      [(query) => entries({ key, query }), "name", ["Desk"]],
    ];
    for (const [ask, name, values] of asked)
      for (const value of values) {
        const { status, body } = await ask(broken({ [name]: value }));
        expect([name, value, status, body.error.code, body.error.fields.map(({ path }) => path)]).toEqual([
          name,
          value,
          422,
          "validation_failed",
          [name],
        ]);
      }
  });
});
