import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { database } from "@/db/client";
import { carrierFindings } from "@/db/schema/index";
import { useTestDatabase } from "@/db/testing/database";
import { useTestEnvironment } from "@/db/testing/environment";
import {
  contextOf,
  contextOfUser,
  makeAccount,
  makeAdmin,
  makeBot,
  makeMember,
  makeNumber,
  supportContext,
  TEST_NOW,
} from "@/db/testing/factory";
import type { Context } from "@/lib/context";
import { inviteMember } from "@/lib/domain/members/invite-member";
import { revokeInvitation } from "@/lib/domain/members/revoke-invitation";
import { updateNumber } from "@/lib/domain/numbers/update-number";
import { hitListSchema, searchInput } from "@/lib/schemas/search";
import { searchEverything } from "./search-everything";

useTestDatabase();
useTestEnvironment();

const signedIn = (context: Context): Context => ({ ...context, sessionId: randomUUID() });
const support = signedIn(supportContext());

async function find(context: Context, q: string, scope: { orgId?: string; accountId?: string } = {}) {
  return hitListSchema.parse(await searchEverything(context, searchInput.parse({ q, ...scope }), () => true));
}
const shown = ({ hits, elsewhere }: Awaited<ReturnType<typeof find>>) => [
  hits.map(({ id }) => id),
  elsewhere.map(({ id }) => id),
];

describe("a search with a scope", () => {
  it("lists what is there first, and what is elsewhere by itself, for a location and for an account", async () => {
    const [one, other] = [await makeAccount("Sequoia"), await makeAccount("Tamarind")];
    const [here, there] = [await makeBot(one.location), await makeBot(other.location)];
    for (const bot of [here, there]) {
      const scopes = [{ orgId: bot.orgId }, { accountId: bot.accountId }];
      const rest = bot === here ? there : here;
      for (const scope of scopes) {
        expect(shown(await find(support, bot.id, scope))).toEqual([[bot.id], []]);
        expect(shown(await find(support, rest.id, scope))).toEqual([[], [rest.id]]);
      }
    }
    const found = await find(support, "front desk", { accountId: one.account.id });
    expect(found.hits.map(({ organization }) => organization?.id)).toContain(one.location.id);
    expect(found.elsewhere.map(({ organization }) => organization?.id)).not.toContain(one.location.id);
    expect((await find(support, "front desk")).elsewhere).toEqual([]);
  });

  it("finds a pasted number wherever it is, however much matches in the scope", async () => {
    const [one, other] = [await makeAccount("Umbrella"), await makeAccount("Viburnum")];
    for (let index = 0; index < 8; index++) await makeNumber(one.location, { name: "Umbrella line" });
    const line = await makeNumber(other.location, { name: "Umbrella line" });
    const scope = { orgId: one.location.id };
    const found = await find(support, "umbrella line", scope);
    expect(found.hits.filter(({ kind }) => kind === "phone_number")).toHaveLength(5);
    expect(found.more).toEqual(["phone_number"]);
    expect(found.elsewhere.map(({ id }) => id)).toContain(line.id);
    expect(shown(await find(support, line.number, scope))).toEqual([[], [line.id]]);
  });

  it("has strays, which belong to nobody, elsewhere", async () => {
    const { account } = await makeAccount();
    const [stray] = await database()
      .insert(carrierFindings)
      .values({
        carrier: "local",
        kind: "stray",
        state: "open",
        number: "+17735550733",
        carrierNumberId: `PN${randomUUID()}`,
        createdAt: TEST_NOW,
        updatedAt: TEST_NOW,
      })
      .returning();
    const found = await find(support, "773 555 0733", { accountId: account.id });
    expect(shown(found)).toEqual([[], [stray?.id]]);
    expect(shown(await find(support, "773 555 0733"))).toEqual([[stray?.id], []]);
  });

  it("has the changes of a request where they happened", async () => {
    const { account, location } = await makeAccount();
    const line = await makeNumber(location);
    const edit = contextOf(account);
    await updateNumber(edit, { id: line.id, name: "Renamed" });
    const ids = async (accountId: string) => shown(await find(support, edit.requestId, { accountId }));
    expect((await ids(account.id)).map(({ length }) => length)).toEqual([1, 0]);
    expect((await ids((await makeAccount()).account.id)).map(({ length }) => length)).toEqual([0, 1]);
  });

  it("never reaches further than without one", async () => {
    const [one, other] = [await makeAccount("Willow"), await makeAccount("Yew")];
    const line = await makeNumber(other.location);
    const own = contextOf(one.account);
    for (const scope of [
      { orgId: one.location.id },
      { orgId: other.location.id },
      { accountId: one.account.id },
      { accountId: other.account.id },
    ])
      expect(shown(await find(own, line.number, scope))).toEqual([[], []]);
  });
});

describe("invitations", () => {
  it("that are open are found by name, address and id, by those who manage the members there", async () => {
    const { account, location } = await makeAccount("Zelkova");
    const { context } = await makeAdmin(account);
    const email = `Zoe.${randomUUID()}@zelkova.example`.toLowerCase();
    const invited = await inviteMember(context, {
      orgId: location.id,
      email,
      name: "Zoë Zelkova",
      role: "viewer",
    });
    const id = String(invited.invitationId);
    for (const q of ["zoe zelkova", email.toUpperCase(), id])
      for (const reader of [signedIn(context), support])
        expect((await find(reader, q)).hits).toMatchObject([
          { kind: "invitation", id, title: "Zoë Zelkova", detail: email, organization: { id: location.id } },
        ]);
    const elsewhere = await makeAccount();
    for (const reader of [
      signedIn(contextOf(account, "manager")),
      signedIn(contextOf(account, "viewer")),
      signedIn(contextOf(elsewhere.account)),
      signedIn(contextOfUser(await makeMember(elsewhere.location), elsewhere.location)),
      // An API key manages no members.
      contextOf(account),
    ])
      expect(shown(await find(reader, email))).toEqual([[], []]);
    expect(shown(await find(support, email, { accountId: elsewhere.account.id }))).toEqual([[], [id]]);
    await revokeInvitation(context, { id });
    expect(shown(await find(support, email))).toEqual([[], []]);
  });
});
