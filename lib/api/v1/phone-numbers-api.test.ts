import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import { useTestCarrier } from "@/db/testing/carrier";
import { useTestDatabase } from "@/db/testing/database";
import { eventually } from "@/db/testing/eventually";
import { makeAccount, makeBot, makeNumber, makeOrganization } from "@/db/testing/factory";
import { phoneNumberSchema } from "@/lib/schemas/phone-number";
import { broken, callsTo } from "../client/testing";
import { makeTestKey } from "../core/testing";

const carrier = useTestCarrier(useTestDatabase());
beforeAll(() => void Object.assign(process.env, { RATE_LIMIT_PER_MINUTE: "0" }));

const LINE = {
  name: "Main Line",
  language: "ENGLISH",
  voiceId: "FRIENDLY_BRIGHT",
  areaCode: "312",
} as const;

const all = callsTo("/v1/phone-numbers");
const one = callsTo("/v1/phone-numbers/{id}");
const attach = callsTo("/v1/phone-numbers/{id}/attach");
const detach = callsTo("/v1/phone-numbers/{id}/detach");
const switchTo = callsTo("/v1/phone-numbers/{id}/switch");
const migrate = callsTo("/v1/phone-numbers/{id}/migrate");

async function scene() {
  const { account, location } = await makeAccount();
  const [bot, key] = [await makeBot(location), await makeTestKey(account.id)];
  return { account, location, bot, key };
}

describe("a key for phone numbers", () => {
  it("follows the guide: buys attached, reads, edits, detaches, attaches, switches, migrates and releases", async () => {
    const { account, location, bot, key } = await scene();
    const other = await makeBot(location, { name: "After hours" });
    const target = await makeOrganization({ name: "Evanston", parentAccountOrgId: account.id });
    const bought = await all.post({ key, body: { ...LINE, orgId: location.id, botId: bot.id } });
    expect(bought.status).toBe(201);
    expect(bought.body).toEqual({ success: true, data: phoneNumberSchema.parse(bought.body.data) });
    const { id, number } = bought.body.data;
    expect(await carrier.purchases(number)).toBe(1);
    expect((await one.get({ params: { id }, key })).body.data).toEqual(bought.body.data);

    const changed = await one.patch({
      params: { id },
      key,
      body: { language: "SPANISH", voiceId: "KIND_CURIOUS" },
    });
    expect(changed.status).toBe(200);
    expect(changed.body.data).toMatchObject({
      language: "SPANISH",
      voiceId: "KIND_CURIOUS",
      name: "Main Line",
    });
    expect(changed.body.warnings).toEqual([{ code: "language_mismatch", message: expect.any(String) }]);

    const detached = await detach.post({ params: { id }, key });
    expect([detached.status, detached.body.data.botId]).toEqual([200, null]);
    const attached = await attach.post({ params: { id }, key, body: { botId: bot.id } });
    expect([attached.status, attached.body.data.botId]).toEqual([200, bot.id]);
    const switched = await switchTo.post({ params: { id }, key, body: { botId: other.id } });
    expect([switched.status, switched.body.data.botId]).toEqual([200, other.id]);
    const moved = await migrate.post({ params: { id }, key, body: { targetOrgId: target.id } });
    expect([moved.status, moved.body.data.orgId, moved.body.data.botId]).toEqual([200, target.id, null]);
    const released = await one.delete({ params: { id }, key });
    expect([released.status, released.body.data.status]).toEqual([200, "released"]);
    expect((await one.delete({ params: { id }, key })).status).toBe(404);
    expect((await one.get({ params: { id }, key })).body.error.code).toBe("not_found");
  });

  it("is refused with the rules' codes, and nothing changes", async () => {
    const { account, location, bot, key } = await scene();
    const elsewhere = await makeOrganization({ name: "Evanston", parentAccountOrgId: account.id });
    const [second, foreignBot] = [await makeBot(location, { name: "Second" }), await makeBot(elsewhere)];
    const line = await makeNumber(location, { botId: bot.id });
    const incomplete = await makeOrganization({ parentAccountOrgId: account.id, zip: null });
    const before = (await one.get({ params: { id: line.id }, key })).body;
    const refusals = [
      await attach.post({ params: { id: line.id }, key, body: { botId: second.id } }),
      await attach.post({ params: { id: line.id }, key, body: { botId: foreignBot.id } }),
      await one.delete({ params: { id: line.id }, key }),
      await one.patch({ params: { id: line.id }, key, body: broken({ botId: second.id }) }),
      await one.patch({ params: { id: line.id }, key, body: { verifiedCallerId: "+13125550100" } }),
      await one.patch({ params: { id: line.id }, key, body: { verifiedCallerId: "the front desk" } }),
      await one.patch({ params: { id: line.id }, key, body: { verifiedCallerId: "" } }),
      await all.post({ key, body: { ...LINE, orgId: location.id, verifiedCallerId: " " } }),
      await one.patch({ params: { id: line.id }, key, body: { verifiedCallerId: "\u0007" } }),
      await one.patch({
        params: { id: line.id },
        key,
        body: { name: "x" },
        headers: { "if-match": '"99"' },
      }),
      await migrate.post({ params: { id: line.id }, key, body: { targetOrgId: location.id } }),
      await all.post({ key, body: { ...LINE, orgId: location.id, areaCode: "999" } }),
      await all.post({ key, body: { ...LINE, orgId: incomplete.id } }),
      await all.post({ key, body: { ...LINE, orgId: location.id, botId: foreignBot.id } }),
    ];
    expect(refusals.map(({ status, body }) => [status, body.error.code])).toEqual([
      [409, "number_already_attached"],
      [422, "bot_in_other_organization"],
      [409, "number_attached"],
      [422, "use_attach_endpoint"],
      [422, "caller_id_not_verified"],
      [422, "caller_id_not_verified"],
      [422, "caller_id_not_verified"],
      [422, "caller_id_not_verified"],
      [422, "validation_failed"],
      [412, "edit_conflict"],
      [409, "same_organization"],
      [422, "invalid_area_code"],
      [409, "organization_incomplete"],
      [422, "bot_in_other_organization"],
    ]);
    expect((await one.get({ params: { id: line.id }, key })).body).toEqual(before);
  });

  it("guards an edit with the ETag of what was read", async () => {
    const { location, key } = await scene();
    const line = await makeNumber(location);
    const etag = (await one.get({ params: { id: line.id }, key })).headers.get("etag") ?? "";
    const first = await one.patch({
      params: { id: line.id },
      key,
      body: { name: "First" },
      headers: { "if-match": etag },
    });
    expect([first.status, first.body.data.name]).toEqual([200, "First"]);
    const late = await one.patch({
      params: { id: line.id },
      key,
      body: { name: "Late" },
      headers: { "if-match": etag },
    });
    expect([late.status, late.body.error.current.name]).toEqual([412, "First"]);
    const any = await one.patch({
      params: { id: line.id },
      key,
      body: { name: "Any" },
      headers: { "if-match": "*" },
    });
    expect(any.status).toBe(200);
  });

  it("is told every invalid, missing and unknown field", async () => {
    const { location, key } = await scene();
    const { status, body } = await all.post({
      key,
      body: broken({ orgId: location.id, name: " ", language: "KLINGON", color: "red" }),
    });
    expect([status, body.error.code]).toEqual([422, "validation_failed"]);
    expect(body.error.fields.map((field) => [field.path, field.code])).toEqual(
      expect.arrayContaining([
        ["name", "required"],
        ["language", "invalid_choice"],
        ["voiceId", "required"],
        ["color", "unknown_field"],
      ]),
    );
  });

  it("of another account gets the answer for objects that do not exist", async () => {
    const [mine, foreign] = [await scene(), await scene()];
    const line = await makeNumber(foreign.location);
    const own = await makeNumber(mine.location);
    const { key } = mine;
    const answers = [
      await one.get({ params: { id: line.id }, key }),
      await one.patch({ params: { id: line.id }, key, body: { name: "Mine now" } }),
      await one.delete({ params: { id: line.id }, key }),
      await attach.post({ params: { id: line.id }, key, body: { botId: mine.bot.id } }),
      await attach.post({ params: { id: own.id }, key, body: { botId: foreign.bot.id } }),
      await detach.post({ params: { id: line.id }, key }),
      await migrate.post({ params: { id: own.id }, key, body: { targetOrgId: foreign.location.id } }),
      await all.post({ key, body: { ...LINE, orgId: foreign.location.id } }),
      await one.get({ params: { id: randomUUID() }, key }),
    ];
    // A refusal names the field of an id in the body, whether it exists elsewhere or not.
    const words = answers.map(({ status, body }) => ({
      status,
      body: { ...body, error: { ...body.error, fields: undefined, requestId: "" } },
    }));
    for (const answer of words) expect(answer).toEqual(words[0]);
    expect(words[0]?.status).toBe(404);
  });

  it("of a location reaches only that location", async () => {
    const { account, location } = await scene();
    const sibling = await makeOrganization({ name: "Evanston", parentAccountOrgId: account.id });
    const [own, other] = [await makeNumber(location), await makeNumber(sibling)];
    const key = await makeTestKey(location.id);
    expect((await one.get({ params: { id: own.id }, key })).status).toBe(200);
    expect((await one.get({ params: { id: other.id }, key })).status).toBe(404);
    const listed = await all.get({ key });
    expect(listed.body.data.phoneNumbers.map(({ id }) => id)).toEqual([own.id]);
  });

  it("that is read-only changes nothing, and is told which scope it lacks", async () => {
    const { account, location, bot } = await scene();
    const line = await makeNumber(location);
    const key = await makeTestKey(account.id, ["numbers:read"]);
    const answers = [
      await one.patch({ params: { id: line.id }, key, body: { name: "x" } }),
      await one.delete({ params: { id: line.id }, key }),
      await attach.post({ params: { id: line.id }, key, body: { botId: bot.id } }),
      await detach.post({ params: { id: line.id }, key }),
      await switchTo.post({ params: { id: line.id }, key, body: { botId: bot.id } }),
      await migrate.post({ params: { id: line.id }, key, body: { targetOrgId: location.id } }),
      await all.post({ key, body: { ...LINE, orgId: location.id } }),
    ];
    for (const { status, body } of answers) {
      expect(status).toBe(403);
      expect(body.error).toMatchObject({ code: "insufficient_scope", needed: "numbers:write" });
    }
    expect((await one.get({ params: { id: line.id }, key })).status).toBe(200);
    const writer = await makeTestKey(account.id, ["numbers:write"]);
    expect((await one.get({ params: { id: line.id }, key: writer })).status).toBe(200);
    const bots = await makeTestKey(account.id, ["bots:write"]);
    expect((await one.get({ params: { id: line.id }, key: bots })).body.error.needed).toBe("numbers:read");
  });

  it("attaching to two bots at once succeeds for one and refuses the other", async () => {
    const { location, bot, key } = await scene();
    const second = await makeBot(location, { name: "Second" });
    const line = await makeNumber(location);
    const answers = await Promise.all(
      [bot, second].map(({ id }) => attach.post({ params: { id: line.id }, key, body: { botId: id } })),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
  });
});

describe("a purchase repeated with its Idempotency-Key", () => {
  it("buys once, and replays the first answer byte for byte", async () => {
    const { location, key } = await scene();
    const sent = { key, body: { ...LINE, orgId: location.id }, headers: { "idempotency-key": randomUUID() } };
    const before = await carrier.purchases();
    const first = await all.post(sent);
    expect([first.status, first.headers.get("idempotent-replayed")]).toEqual([201, null]);
    const again = await all.post(sent);
    expect([again.status, again.headers.get("idempotent-replayed")]).toEqual([201, "true"]);
    expect(again.text).toBe(first.text);
    expect(await carrier.purchases()).toBe(before + 1);
  });

  it("buys on a repeat after the carrier was unavailable, because a 503 is not retained", async () => {
    const { location, key } = await scene();
    const body = { ...LINE, orgId: location.id };
    const ask = () => all.post({ key, headers: { "idempotency-key": "once-more" }, body });
    await carrier.fail({ operation: "buy", kind: "refuse", status: 401, code: 20003 });
    const refused = await ask();
    expect([refused.status, refused.body.error.code]).toEqual([503, "carrier_unavailable"]);
    await carrier.fail();
    const bought = await ask();
    expect(bought.status).toBe(201);
    expect(bought.headers.get("idempotent-replayed")).toBeNull();
    expect((await ask()).body).toEqual(bought.body);
    expect(await carrier.purchases(bought.body.data.number)).toBe(1);
  });

  it("buys once when twenty requests arrive together, whatever each is answered", async () => {
    const { location, key } = await scene();
    const sent = { key, body: { ...LINE, orgId: location.id }, headers: { "idempotency-key": randomUUID() } };
    const before = await carrier.purchases();
    const answers = await Promise.all(Array.from({ length: 20 }, () => all.post(sent)));
    expect(await carrier.purchases()).toBe(before + 1);
    for (const { status, body } of answers)
      expect(status === 201 || body.error.code === "idempotency_key_in_use").toBe(true);
    expect(answers.some(({ status }) => status === 201)).toBe(true);
  });

  it("returns 202 with its order while the carrier is away, then the line, both with warnings", async () => {
    const { location, bot, key } = await scene();
    const order = { ...LINE, orgId: location.id, botId: bot.id, language: "SPANISH" } as const;
    const sent = { key, body: order, headers: { "idempotency-key": randomUUID() } };
    const warnings = [{ code: "language_mismatch", message: `${bot.name} is not trained in Spanish.` }];
    const before = await carrier.purchases();
    await carrier.fail({ operation: "any", kind: "fail_before" });
    const first = await all.post(sent);
    expect(first.status).toBe(202);
    expect(first.body.data.order).toMatchObject({ state: "searching", phoneNumberId: null });
    const waiting = await all.post(sent);
    expect([waiting.status, waiting.headers.get("idempotent-replayed")]).toEqual([202, "true"]);
    expect(waiting.body.data.order.id).toBe(first.body.data.order.id);
    expect([first.body.warnings, waiting.body.warnings]).toEqual([warnings, warnings]);
    await carrier.fail();
    const bought = await eventually(async () => {
      const answer = await all.post(sent);
      expect(answer.status).toBe(201);
      return answer;
    }, 200);
    expect(bought.body.warnings).toEqual(warnings);
    expect(await carrier.purchases()).toBe(before + 1);
    expect((await all.post(sent)).text).toBe(bought.text);
  });
});
