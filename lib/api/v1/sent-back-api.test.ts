import { beforeAll, describe, expect, it } from "vitest";
import * as accountRoute from "@/app/v1/accounts/[id]/route";
import * as accountsRoute from "@/app/v1/accounts/route";
import * as botRoute from "@/app/v1/bots/[id]/route";
import * as organizationRoute from "@/app/v1/organizations/[id]/route";
import * as organizationsRoute from "@/app/v1/organizations/route";
import * as lineRoute from "@/app/v1/phone-numbers/[id]/route";
import { useTestCarrier } from "@/db/testing/carrier";
import { useTestDatabase } from "@/db/testing/database";
import { contextOf, makeAccount, makeBot, makeNumber } from "@/db/testing/factory";
import { updateBot } from "@/lib/domain/bots/update-bot";
import { detachNumber } from "@/lib/domain/numbers/detach-number";
import type { Route } from "../core/methods";
import { call, makeTestKey } from "../core/testing";

useTestCarrier(useTestDatabase());
beforeAll(() => void Object.assign(process.env, { RATE_LIMIT_PER_MINUTE: "0" }));

/** An account with a bot that answers a line; both are read, then the colleague acts. */
async function scene() {
  const { account, location } = await makeAccount();
  const bot = await makeBot(location);
  const line = await makeNumber(location, { botId: bot.id });
  const key = await makeTestKey(account.id);
  const read = async (route: Route, path: string, id: string) => {
    const params = { id };
    const { body, headers } = await call(route, "GET", path, { key, params });
    const etag = headers.get("etag") ?? "";
    return {
      data: body.data,
      send: (body: object, ifMatch = etag) =>
        call(route, "PATCH", path, { key, params, body, headers: { "if-match": ifMatch } }),
    };
  };
  return {
    account,
    location,
    key,
    line,
    bot,
    context: contextOf(account),
    readLine: await read(lineRoute, `/v1/phone-numbers/${line.id}`, line.id),
    readBot: await read(botRoute, `/v1/bots/${bot.id}`, bot.id),
  };
}

describe("an object that is sent back after a colleague changed another one", () => {
  it("is accepted although it shows the other one as it was", async () => {
    const { context, bot, readLine } = await scene();
    await updateBot(context, { id: bot.id, name: "Renamed", languages: ["SPANISH"], outbound: true });
    const sent = await readLine.send({ ...readLine.data, name: "Desk" });
    expect(sent).toMatchObject({ status: 200, body: { data: { name: "Desk", outbound: true } } });
    expect(sent.body.data).toMatchObject({ state: "needs_attention", bot: { name: "Renamed" } });
    const other = await scene();
    await detachNumber(other.context, { id: other.line.id });
    const { readBot } = other;
    expect(await readBot.send({ ...readBot.data, name: "Desk" })).toMatchObject({
      status: 200,
      body: { data: { name: "Desk", lineCount: 0 } },
    });
  });

  it("is refused if a field shows what it never could, or comes without the object's version", async () => {
    const { readLine, bot } = await scene();
    const { version: _, ...unversioned } = readLine.data;
    const other = { ...readLine.data.bot, id: readLine.data.id };
    for (const [path, body] of Object.entries({
      outbound: { outbound: true },
      state: { ...readLine.data, state: "sleeping" },
      bot: { ...readLine.data, bot: other },
      attention: { ...unversioned, attention: [{ code: "language_mismatch", message: "" }] },
      organization: { ...readLine.data, organization: null },
      bots: { ...readLine.data, bots: [] },
    }))
      expect([path, (await readLine.send(body)).body.error?.fields]).toMatchObject([
        path,
        [{ path, code: path === "bots" ? "unknown_field" : "read_only" }],
      ]);
    expect((await readLine.send({ ...readLine.data, bot: null })).body.error.fields).toMatchObject([
      { path: "bot", code: "read_only" },
    ]);
    expect(readLine.data.bot.id).toBe(bot.id);
  });

  it("is a conflict before anything else if the object itself changed, by its version or If-Match", async () => {
    const { context, line, readLine } = await scene();
    await detachNumber(context, { id: line.id });
    const { version: _, ...unversioned } = readLine.data;
    for (const [body, ifMatch] of [
      [readLine.data, undefined],
      [readLine.data, "*"],
      [unversioned, undefined],
    ] as const) {
      const { status, body: answer } = await readLine.send(body, ifMatch);
      expect([status, answer.error?.code]).toEqual([412, "edit_conflict"]);
      expect(answer.error.current).toMatchObject({ id: line.id, botId: null, bot: null });
    }
    expect((await readLine.send(unversioned, "*")).body.error.code).toBe("use_attach_endpoint");
  });
});

describe("an organization", () => {
  it("can be sent back as a list or as its account showed it", async () => {
    const { account, location, key } = await scene();
    const { organizations } = (
      await call(organizationsRoute, "GET", "/v1/organizations", { key, query: "?withSlots=true" })
    ).body.data;
    const { accounts } = (await call(accountsRoute, "GET", "/v1/accounts", { key })).body.data;
    expect(organizations).toMatchObject([{ slots: {} }, { accountName: account.name }]);
    for (const [route, path, whole] of [
      [
        organizationRoute,
        "organizations",
        organizations.find(({ id }: { id: string }) => id === location.id),
      ],
      [organizationRoute, "organizations", accounts[0]],
      [accountRoute, "accounts", organizations.find(({ id }: { id: string }) => id === account.id)],
      [accountRoute, "accounts", accounts[0]],
    ] as const) {
      const place = { key, params: { id: whole.id } };
      const sent = await call(route, "PATCH", `/v1/${path}/${whole.id}`, { ...place, body: whole });
      expect([path, sent.status, sent.body.data?.version]).toEqual([path, 200, whole.version]);
      const wrong = { ...whole, accountName: 5 };
      const refused = await call(route, "PATCH", `/v1/${path}/${whole.id}`, { ...place, body: wrong });
      expect(refused.body.error.fields).toMatchObject([{ path: "accountName", code: "read_only" }]);
    }
  });
});
