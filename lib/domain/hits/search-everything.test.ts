import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { makeStray, useTestCarrier } from "@/db/testing/carrier";
import { useTestDatabase } from "@/db/testing/database";
import {
  contextOf,
  contextOfLocation,
  inDays,
  makeAccount,
  makeBot,
  makeMembership,
  makeNumber,
  makeOrganization,
  makeUser,
  supportContext,
} from "@/db/testing/factory";
import { orderRow, placedOrder } from "@/db/testing/purchases";
import { statementsOf } from "@/db/testing/statements";
import { HIT_KINDS } from "@/lib/constants/search";
import type { Context } from "@/lib/context";
import { updateBot } from "@/lib/domain/bots/update-bot";
import { migrateNumber } from "@/lib/domain/numbers/migrate-number";
import { updateNumber } from "@/lib/domain/numbers/update-number";
import { createTrunk } from "@/lib/domain/trunks/create-trunk";
import { hitListSchema, searchInput } from "@/lib/schemas/search";
import { createTrunkInput } from "@/lib/schemas/sip-trunk";
import { searchEverything } from "./search-everything";

useTestCarrier(useTestDatabase());

/** The same caller, signed in at the console. */
const signedIn = (context: Context): Context => ({ ...context, sessionId: randomUUID() });
const support = signedIn(supportContext());

/** What a search finds, each hit as "kind title". */
async function find(context: Context, q: string, limit?: number) {
  const found = await searchEverything(context, searchInput.parse({ q, limit }), () => true);
  return hitListSchema.parse(found);
}
const idsOf = async (context: Context, q: string) => (await find(context, q)).hits.map(({ id }) => id);

describe("one search", () => {
  it("finds a line by its number in any format, by its names and by the carrier's id, and says where it is", async () => {
    const { account, location } = await makeAccount("Alder");
    const bot = await makeBot(location, { name: "Alder Desk" });
    const line = await makeNumber(location, { number: "+13125550611", name: "Línea Alder", botId: bot.id });
    for (const q of [
      "(312) 555-0611",
      "+1 312.555.0611",
      "\u202a3125550611\u202c",
      "linea alder",
      "alder desk línea",
      String(line.carrierNumberId),
      line.id.toUpperCase(),
      ` ${line.id}\u200b`,
    ]) {
      const [hit] = (await find(contextOf(account, "viewer"), q)).hits;
      expect(hit).toMatchObject({
        kind: "phone_number",
        id: line.id,
        title: "+13125550611",
        detail: "Línea Alder",
        lineState: "answering",
        carrier: "local",
        organization: { id: location.id, name: location.name },
        account: null,
      });
    }
    const [shown] = (await find(support, "3125550611")).hits;
    expect(shown?.account).toEqual({ id: account.id, name: account.name });
  });

  it("finds a released line and says when it was released", async () => {
    const { account, location } = await makeAccount("Birch");
    const releasedAt = inDays(-1);
    const released = await makeNumber(location, { name: "Birch old", status: "released", releasedAt });
    const again = await makeNumber(location, { name: "Birch new", number: released.number });
    const { hits } = await find(contextOf(account), released.number);
    expect(hits).toMatchObject([
      { kind: "phone_number", id: again.id, at: null },
      { kind: "released_number", id: released.id, lineState: "released", at: releasedAt.toISOString() },
    ]);
  });

  it("finds purchases that are under way or failed, and any purchase by its id", async () => {
    const { account, id, location } = await placedOrder({ name: "Cedar intake" });
    const context = contextOf(account);
    expect(await find(context, "cedar intake")).toMatchObject({
      hits: [
        {
          kind: "phone_number_order",
          id,
          title: "Cedar intake",
          detail: null,
          orderStage: "setting_up",
          organization: { id: location.id },
        },
      ],
    });
    expect(await idsOf(context, id)).toEqual([id]);
    expect(await idsOf(context, (await orderRow(id)).requestId)).toContain(id);
  });

  it("finds strays that are paid for, for those who manage the carrier only", async () => {
    const stray = await makeStray("+17735550622");
    const { account } = await makeAccount();
    for (const q of ["773 555 0622", stray.carrierNumberId, stray.id, "bought by hand"])
      expect((await find(support, q)).hits).toMatchObject([
        { kind: "carrier_finding", id: stray.id, title: stray.number, organization: null, account: null },
      ]);
    expect(await idsOf(signedIn(contextOf(account)), stray.number)).toEqual([]);
  });

  it("finds accounts and organizations by name, place and reference, and tells support which is which", async () => {
    const { account } = await makeAccount("Dogwood");
    const location = await makeOrganization({
      name: "Praxis Süd",
      city: "Cañon City",
      state: "CO",
      referenceId: "REF-77",
      parentAccountOrgId: account.id,
    });
    const own = contextOf(account, "viewer");
    for (const q of ["praxis sud", "canon city, co", "ref-77", location.id])
      expect((await find(own, q)).hits).toMatchObject([
        {
          kind: "organization",
          id: location.id,
          title: "Praxis Süd",
          detail: "Cañon City, CO",
          account: null,
        },
      ]);
    const found = await find(support, "dogwood");
    expect(found.hits.map(({ kind, title }) => `${kind} ${title}`)).toEqual([
      "account Dogwood",
      "organization Dogwood Chicago",
      "organization Praxis Süd",
    ]);
    expect(found.hits[1]?.account).toEqual({ id: account.id, name: "Dogwood" });
    expect((await find(own, "dogwood")).hits.map(({ kind }) => kind)).toEqual([
      "organization",
      "organization",
    ]);
  });

  it("tells two bots of one name apart by their organizations, and for support by their accounts", async () => {
    const [one, other] = [await makeAccount("Elm"), await makeAccount("Fir")];
    for (const { location } of [one, other]) await makeBot(location, { name: "Front Desk Ginkgo" });
    const hits = (await find(support, "front desk ginkgo")).hits;
    expect(hits.map(({ organization, account }) => [organization?.name, account?.name]).sort()).toEqual([
      ["Elm Chicago", "Elm"],
      ["Fir Chicago", "Fir"],
    ]);
    expect((await find(support, "ginkgo fir")).hits).toMatchObject([
      { organization: { name: "Fir Chicago" } },
    ]);
  });

  it("tells two bots of one name at two organizations of one name apart by city, also for their own people", async () => {
    const { account } = await makeAccount("Hickory");
    for (const city of ["Chicago", "Joliet"]) {
      const parentAccountOrgId = account.id;
      const location = await makeOrganization({ name: "Hickory", city, state: "IL", parentAccountOrgId });
      await makeBot(location, { name: "Front Desk Hickory" });
    }
    for (const context of [contextOf(account, "viewer"), support]) {
      const { hits } = await find(context, "front desk hickory");
      expect(hits.map(({ place }) => place).sort()).toEqual(["Chicago, IL", "Joliet, IL"]);
    }
  });

  it("names the account to somebody who works for several, but no account that they do not reach", async () => {
    const [one, other] = [await makeAccount("Hazelnut"), await makeAccount("Hornbeam")];
    for (const { location } of [one, other]) await makeBot(location, { name: "Intake Holly" });
    const ofLocation = contextOfLocation(other.location);
    const own = contextOf(one.account);
    if (own.reach.everything || ofLocation.reach.everything) throw new Error("They reach everything.");
    const reach = { ...own.reach, organizations: ofLocation.reach.organizations };
    const { hits } = await find({ ...own, reach }, "intake holly");
    expect(hits.map((hit) => [hit.organization?.name, hit.account?.name ?? null]).sort()).toEqual([
      ["Hazelnut Chicago", "Hazelnut"],
      ["Hornbeam Chicago", null],
    ]);
  });

  it("finds people by name and address at each of their places, for those who manage the members", async () => {
    const { account, location } = await makeAccount("Hazel");
    const user = await makeUser({ name: "Zoë O’Hazel", email: "zoe.hazel@a.example" });
    await makeMembership(user.id, location.id, "viewer");
    for (const q of ["zoe ohazel", "ZOE.HAZEL@a.example", user.id])
      for (const context of [signedIn(contextOf(account)), support])
        expect((await find(context, q)).hits).toMatchObject([
          { kind: "person", id: user.id, detail: user.email, organization: { id: location.id } },
        ]);
    for (const context of [
      signedIn(contextOf(account, "manager")),
      signedIn(contextOf(account, "viewer")),
      signedIn(contextOf((await makeAccount()).account)),
      contextOf(account),
    ])
      expect(await idsOf(context, "zoe.hazel@a.example")).toEqual([]);
  });

  it("finds trunks by name and host", async () => {
    const { account, location } = await makeAccount("Ivy");
    const trunk = await createTrunk(
      contextOf(account),
      createTrunkInput.parse({ orgId: location.id, name: "Büro", host: "sip.ivy.example" }),
    );
    for (const q of ["buro", "sip.ivy.example", trunk.id])
      expect((await find(contextOf(account, "viewer"), q)).hits).toMatchObject([
        { kind: "sip_trunk", id: trunk.id, title: "Büro", detail: "sip.ivy.example" },
      ]);
  });

  it("finds the changes of a request by its id, wherever the caller sees them", async () => {
    const { account, location } = await makeAccount("Juniper");
    const target = await makeOrganization({ name: "Target", parentAccountOrgId: account.id });
    const line = await makeNumber(location);
    const edit = contextOf(account);
    await updateNumber(edit, { id: line.id, name: "Renamed" });
    const [hit] = (await find(contextOf(account, "viewer"), edit.requestId)).hits;
    expect(hit).toMatchObject({
      kind: "audit_entry",
      detail: "number.update",
      subjectType: "phone_number",
      subjectId: line.id,
      organization: { id: location.id },
    });
    expect(await idsOf(contextOf((await makeAccount()).account), edit.requestId)).toEqual([]);
    const move = contextOf(account);
    await migrateNumber(move, { id: line.id, targetOrgId: target.id });
    // Whoever reaches only the target sees the move, but not from where the line came.
    expect((await find(contextOfLocation(target), move.requestId)).hits).toMatchObject([
      { detail: "number.migrate", organization: null },
    ]);
  });

  it("finds nothing of another account, by no text and by no id", async () => {
    const { location } = await makeAccount("Katsura");
    const bot = await makeBot(location, { name: "Katsura Desk" });
    const line = await makeNumber(location, { name: "Katsura Line" });
    const context = signedIn(contextOf((await makeAccount("Larch")).account));
    for (const q of ["katsura", line.number, line.id, bot.id, location.id, String(line.carrierNumberId)])
      expect(await find(context, q)).toEqual({ hits: [], more: [], elsewhere: [] });
  });

  it("shows a few hits of each kind, and says of which there are more", async () => {
    const { account, location } = await makeAccount("Maple");
    for (let index = 0; index < 4; index++) {
      await makeNumber(location, { name: `Maple ${index}`, createdAt: inDays(index) });
      await makeBot(location, { name: `Maple ${index}` });
    }
    const { hits, more } = await find(contextOf(account), "maple", 3);
    expect(hits.map(({ kind, detail, title }) => [kind, detail ?? title])).toEqual([
      ["organization", "Chicago, IL"],
      ["organization", "Chicago, IL"],
      ["phone_number", "Maple 0"],
      ["phone_number", "Maple 1"],
      ["phone_number", "Maple 2"],
      ["bot", "Maple 0"],
      ["bot", "Maple 1"],
      ["bot", "Maple 2"],
    ]);
    expect(more).toEqual(["phone_number", "bot"]);
  });

  it("finds nothing for punctuation, and takes special characters literally", async () => {
    const { account, location } = await makeAccount("Nutmeg 100%");
    await makeBot(location);
    const context = signedIn(contextOf(account));
    for (const q of ["()", "’", "1_0", "\\"]) expect((await find(context, q)).hits).toEqual([]);
    expect((await find(context, "100%")).hits).toHaveLength(2 + 1);
  });

  it("asks for a scope of a key for each kind, and finds people for sessions only", async () => {
    const { account, location } = await makeAccount("Oak");
    await makeBot(location, { name: "Oak Desk" });
    const input = searchInput.parse({ q: "oak" });
    const kinds = async (scopes: string[]) => {
      const { hits } = await searchEverything(contextOf(account), input, (scope) => scopes.includes(scope));
      return [...new Set(hits.map(({ kind }) => kind))];
    };
    expect(await kinds(["numbers:read"])).toEqual([]);
    expect(await kinds(["bots:read"])).toEqual(["bot"]);
    expect(await kinds(["organizations:read", "bots:read"])).toEqual(["organization", "bot"]);
  });

  it("refuses a caller without any right", async () => {
    const { account } = await makeAccount();
    const nobody: Context = {
      ...contextOf(account),
      reach: { everything: false, accounts: [], organizations: [] },
    };
    await expect(find(nobody, "anything")).rejects.toMatchObject({ code: "forbidden" });
  });

  it("is one statement for each kind, one for lines named so, one for the names in it and one for the accounts, and counts nothing", async () => {
    const { account, location } = await makeAccount("Pine");
    const bot = await makeBot(location, { name: "Pine" });
    await updateBot(contextOf(account), { id: bot.id, name: "Pine Desk" });
    for (const q of ["pine desk chicago", "pine"]) {
      const statements = await statementsOf(() => find(support, q));
      expect(statements.length).toBeLessThanOrEqual(HIT_KINDS.length + 3);
      expect(statements.filter((text) => /count\(/.test(text))).toEqual([]);
      expect(statements.filter((text) => !/limit/.test(text))).toHaveLength(1);
    }
    expect(await statementsOf(() => find(contextOf(account), "312"))).toHaveLength(6);
  });
});
