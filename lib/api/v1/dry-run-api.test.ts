import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import { useTestCarrier } from "@/db/testing/carrier";
import { useTestDatabase } from "@/db/testing/database";
import { databaseDigest } from "@/db/testing/digest";
import { makeAccount, makeBot, makeNumber, makeOrganization, provisionInput } from "@/db/testing/factory";
import { BUSY } from "@/db/testing/purchases";
import { emptyAreaCodes, stockOf } from "@/lib/local-carrier/stock";
import { broken, callsTo } from "../client/testing";
import { makeTestKey } from "../core/testing";
import { CONTRACTS } from "./all";

const carrier = useTestCarrier(useTestDatabase());
beforeAll(() => void Object.assign(process.env, { RATE_LIMIT_PER_MINUTE: "0" }));

const lines = callsTo("/v1/phone-numbers");
const line = callsTo("/v1/phone-numbers/{id}");
const bring = callsTo("/v1/phone-numbers/byo").post;
const dryRun = { dryRun: "true" } as const;

/** An account with a line, a bot and a second location. */
async function scene() {
  const { account, location } = await makeAccount();
  const second = await makeOrganization({ name: "Evanston", parentAccountOrgId: account.id });
  const [bot, other] = [await makeBot(location), await makeBot(location)];
  const attached = await makeNumber(location, { botId: bot.id });
  const free = await makeNumber(location);
  const waiting = await makeNumber(location, { status: "quarantined" });
  const key = await makeTestKey(account.id);
  return { account, location, second, bot, other, attached, free, waiting, key };
}

/** Expects a request to leave every row and the carrier's ledger as they were. */
async function changingNothing<Answer>(ask: () => Promise<Answer>): Promise<Answer> {
  const before = [await databaseDigest(), (await carrier.ledger()).length];
  const answer = await ask();
  expect([await databaseDigest(), (await carrier.ledger()).length]).toEqual(before);
  return answer;
}

describe("a dry run", () => {
  it("is offered by every change of a line, and by nothing else", () => {
    const offered = CONTRACTS.filter(({ dryRun }) => dryRun).map(({ id }) => id);
    const changes = CONTRACTS.filter(
      ({ path, method }) => path.startsWith("/v1/phone-numbers") && method !== "GET",
    );
    expect(offered.sort()).toEqual(changes.map(({ id }) => id).sort());
  });

  it("of a purchase returns the number that would be bought, its price and the slots, and buys nothing", async () => {
    const { location, key } = await scene();
    const { status, body } = await changingNothing(() =>
      lines.post({ key, query: dryRun, body: provisionInput(location.id) }),
    );
    const [first] = stockOf("312");
    expect([status, body]).toEqual([
      200,
      {
        success: true,
        message: "This was a dry run. Nothing was changed.",
        data: {
          availablePhoneNumber: {
            phoneNumber: first?.number,
            areaCode: "312",
            locality: first?.locality,
            region: first?.region,
            monthlyPrice: "1.15",
          },
          slots: { limit: 10, taken: 4 },
        },
      },
    ]);
  });

  it("of a purchase warns and refuses as the purchase would", async () => {
    const { account, location, second, key, bot } = await scene();
    const [empty = ""] = emptyAreaCodes();
    const ask = (body: ReturnType<typeof provisionInput>, used = key) =>
      changingNothing(() => lines.post({ key: used, query: dryRun, body }));
    const spanish = await ask(provisionInput(location.id, { language: "SPANISH", botId: bot.id }));
    expect(spanish.body.warnings).toMatchObject([{ code: "language_mismatch" }]);
    const incomplete = await makeOrganization({ zip: null, parentAccountOrgId: account.id });
    const full = await makeOrganization({ parentAccountOrgId: account.id });
    for (let count = 0; count < 10; count++) await makeNumber(full);
    const foreign = await makeAccount();
    const refused: [body: ReturnType<typeof provisionInput>, code: string][] = [
      [provisionInput(incomplete.id), "organization_incomplete"],
      [provisionInput(full.id), "number_limit_reached"],
      [provisionInput(foreign.location.id), "not_found"],
      [provisionInput(location.id, { areaCode: "416" }), "invalid_area_code"],
      [provisionInput(location.id, { areaCode: empty }), "no_numbers_available"],
      [provisionInput(location.id, { areaCode: null, phoneNumber: "+13125550100" }), "number_not_available"],
      [provisionInput(second.id, { botId: bot.id }), "bot_in_other_organization"],
      [provisionInput(location.id, { verifiedCallerId: "+13125550100" }), "caller_id_not_verified"],
    ];
    for (const [body, code] of refused) expect((await ask(body)).body.error?.code).toBe(code);
    const reader = await makeTestKey(account.id, ["numbers:read"]);
    expect((await ask(provisionInput(location.id), reader)).body.error?.code).toBe("insufficient_scope");
  });

  it("of a purchase says when to retry if the carrier cannot be asked", async () => {
    const { location, key } = await scene();
    for (const fault of [{ kind: "fail_before" } as const, BUSY]) {
      await carrier.fail({ operation: "search", ...fault });
      const { status, body, headers } = await changingNothing(() =>
        lines.post({ key, query: dryRun, body: provisionInput(location.id) }),
      );
      expect([status, body.error.code]).toEqual([503, "carrier_unavailable"]);
      expect(Number(headers.get("retry-after"))).toBeGreaterThan(0);
    }
  });

  it("of every other change returns the line as it would be, and changes nothing", async () => {
    const { location, second, bot, other, attached, free, waiting, key } = await scene();
    const on = (id: string) => ({ key, params: { id }, query: dryRun });
    const runs: [ask: () => Promise<{ status: number; body: { data: object } }>, would: object][] = [
      [
        () => bring({ key, query: dryRun, body: { orgId: location.id, phoneNumber: "+442079460958" } }),
        { number: "+442079460958", status: "active" },
      ],
      [() => line.patch({ ...on(free.id), body: { name: "Desk" } }), { name: "Desk", version: 2 }],
      [() => line.delete(on(free.id)), { id: free.id, status: "releasing" }],
      [
        () => line.delete({ ...on(attached.id), query: { ...dryRun, quarantineDays: 7 } }),
        { id: attached.id, status: "quarantined", botId: null },
      ],
      [
        () => callsTo("/v1/phone-numbers/{id}/restore").post(on(waiting.id)),
        { id: waiting.id, status: "active" },
      ],
      [
        () => callsTo("/v1/phone-numbers/{id}/attach").post({ ...on(free.id), body: { botId: bot.id } }),
        { botId: bot.id },
      ],
      [() => callsTo("/v1/phone-numbers/{id}/detach").post(on(attached.id)), { botId: null }],
      [
        () =>
          callsTo("/v1/phone-numbers/{id}/switch").post({ ...on(attached.id), body: { botId: other.id } }),
        { botId: other.id },
      ],
      [
        () =>
          callsTo("/v1/phone-numbers/{id}/migrate").post({
            ...on(free.id),
            body: { targetOrgId: second.id },
          }),
        { orgId: second.id },
      ],
    ];
    for (const [ask, would] of runs) {
      const { status, body } = await changingNothing(ask);
      expect([status, body.data]).toMatchObject([200, would]);
    }
  });

  it("is refused as the change would be: attached, foreign, or based on an outdated version", async () => {
    const { attached, free, key } = await scene();
    const foreign = await makeNumber((await makeAccount()).location);
    const remove = (id: string, headers = {}) =>
      changingNothing(() => line.delete({ key, params: { id }, query: dryRun, headers }));
    expect((await remove(attached.id)).body.error.code).toBe("number_attached");
    expect((await remove(foreign.id)).body.error.code).toBe("not_found");
    expect((await remove(free.id, { "if-match": '"9"' })).body.error.code).toBe("edit_conflict");
  });

  it("neither uses up nor replays an Idempotency-Key", async () => {
    const { free, bot, key } = await scene();
    const attach = callsTo("/v1/phone-numbers/{id}/attach").post;
    const sent = {
      key,
      params: { id: free.id },
      body: { botId: bot.id },
      headers: { "idempotency-key": randomUUID() },
    };
    const rehearsed = await changingNothing(() => attach({ ...sent, query: dryRun }));
    const real = await attach(sent);
    expect([rehearsed.status, real.status, real.headers.get("idempotent-replayed")]).toEqual([
      200,
      200,
      null,
    ]);
    const again = await attach({ ...sent, query: dryRun });
    expect([again.status, again.headers.get("idempotent-replayed")]).toEqual([200, null]);
  });

  it("needs true: false runs the change, and any other value or a second one is refused", async () => {
    const { free, key } = await scene();
    const sent = { key, params: { id: free.id }, body: { name: "Desk" } };
    for (const wrong of ["", "1", "TRUE", "yes"]) {
      const { status, body } = await changingNothing(() =>
        line.patch({ ...sent, query: broken({ dryRun: wrong }) }),
      );
      expect([status, body.error.fields]).toMatchObject([422, [{ path: "dryRun", code: "invalid_choice" }]]);
    }
    const twice = await changingNothing(() =>
      line.patch({ ...sent, query: broken({ dryRun: ["true", "true"] }) }),
    );
    expect(twice.body.error.fields).toMatchObject([{ path: "dryRun", code: "repeated" }]);
    expect((await line.patch({ ...sent, query: { dryRun: "false" } })).body.data.name).toBe("Desk");
    expect((await line.get({ key, params: { id: free.id } })).body.data.name).toBe("Desk");
  });

  it("lets two rehearse at once without either waiting for the other's change", async () => {
    const { location, key } = await scene();
    const both = await Promise.all(
      [1, 2].map(() => lines.post({ key, query: dryRun, body: provisionInput(location.id) })),
    );
    expect(both.map(({ status, body }) => [status, body.data])).toMatchObject([
      [200, { slots: { taken: 4 } }],
      [200, { slots: { taken: 4 } }],
    ]);
  });
});
