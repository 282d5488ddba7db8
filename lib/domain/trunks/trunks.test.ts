import { and, eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { database } from "@/db/client";
import { auditEntries, sipTrunks } from "@/db/schema";
import { useTestDatabase } from "@/db/testing/database";
import { useTestEnvironment } from "@/db/testing/environment";
import {
  contextOf,
  contextOfLocation,
  makeAccount,
  makeBot,
  makeNumber,
  makeOrganization,
  supportContext,
} from "@/db/testing/factory";
import { registerPartialCarrier } from "@/db/testing/partial-carrier";
import { unseal } from "@/lib/crypto/seal";
import { bringNumber } from "@/lib/domain/numbers/bring-number";
import { checkNumber } from "@/lib/domain/numbers/check-number";
import { migrateNumber } from "@/lib/domain/numbers/migrate-number";
import { releaseNumber } from "@/lib/domain/numbers/release-number";
import { updateNumber } from "@/lib/domain/numbers/update-number";
import { archiveOrganization } from "@/lib/domain/organizations/archive-organization";
import { bringNumberInput } from "@/lib/schemas/phone-number";
import { type CreateTrunkInput, createTrunkInput, trunkSchema } from "@/lib/schemas/sip-trunk";
import { resetCarriers } from "@/lib/telephony/registry";
import { createTrunk } from "./create-trunk";
import { deleteTrunk } from "./delete-trunk";
import { getTrunk } from "./get-trunk";
import { listTrunks } from "./list-trunks";
import { updateTrunk } from "./update-trunk";

useTestDatabase();
useTestEnvironment();

const page = { limit: 20 };
const inputOf = (orgId: string, values: Partial<CreateTrunkInput> = {}) =>
  createTrunkInput.parse({ orgId, name: "Office PBX", host: "sip.practice.example", ...values });
const refusal = (work: Promise<unknown>) =>
  work.then(
    () => "done",
    (error: { code?: string }) => error.code,
  );
let digits = 0;
const brought = (orgId: string, values: object = {}) =>
  bringNumberInput.parse({ orgId, phoneNumber: `+3185083${String(5000 + digits++)}`, ...values });

describe("A SIP trunk", () => {
  it("stores its password encrypted, and is returned without it", async () => {
    const { account, location } = await makeAccount();
    const password = "correct horse";
    const trunk = await createTrunk(
      contextOf(account),
      inputOf(location.id, { username: "office", password }),
    );
    expect(trunkSchema.parse(trunk)).toMatchObject({
      port: 5060,
      transport: "udp",
      username: "office",
      hasPassword: true,
    });
    expect(JSON.stringify(trunk)).not.toContain(password);
    const [row] = await database().select().from(sipTrunks).where(eq(sipTrunks.id, trunk.id));
    expect(row?.sealedPassword).not.toContain(password);
    expect(unseal(row?.sealedPassword ?? "", `sip_trunks.password:${trunk.id}`)).toBe(password);
    const entries = await database().select().from(auditEntries).where(eq(auditEntries.subjectId, trunk.id));
    expect(entries).toMatchObject([{ action: "sip_trunk.create", after: { hasPassword: true } }]);
    expect(JSON.stringify(entries)).not.toContain(password);
  });

  it("keeps its password when the edit has none, replaces it, and removes it with null", async () => {
    const { account } = await makeAccount();
    const context = contextOf(account);
    const { id } = await createTrunk(context, inputOf(account.id, { password: "first" }));
    const sealed = async () =>
      (await database().select().from(sipTrunks).where(eq(sipTrunks.id, id)))[0]?.sealedPassword ?? null;
    const kept = await sealed();
    expect(await updateTrunk(context, { id, host: "pbx.example" })).toMatchObject({
      host: "pbx.example",
      version: 2,
      hasPassword: true,
    });
    expect(await sealed()).toBe(kept);
    expect(await updateTrunk(context, { id, password: "second" })).toMatchObject({ version: 3 });
    expect(unseal((await sealed()) ?? "", `sip_trunks.password:${id}`)).toBe("second");
    expect(await updateTrunk(context, { id, password: null })).toMatchObject({ hasPassword: false });
    expect(await sealed()).toBeNull();
  });

  it("has the standard port of its transport unless it names one, and keeps its port when that changes", async () => {
    const { account } = await makeAccount();
    const context = contextOf(account);
    const host = "sip:office@pbx.example;transport=tls";
    const trunk = await createTrunk(context, inputOf(account.id, { host }));
    expect(trunk).toMatchObject({ host: "pbx.example", port: 5061, transport: "tls", username: "office" });
    expect(await createTrunk(context, inputOf(account.id, { transport: "tls" }))).toMatchObject({
      port: 5061,
    });
    const { id } = await createTrunk(context, inputOf(account.id, { transport: "tcp", port: 5070 }));
    const changed = await updateTrunk(context, { id, transport: "tls" });
    expect(changed).toMatchObject({ port: 5070, transport: "tls", version: 2 });
    const [entry] = await database()
      .select()
      .from(auditEntries)
      .where(and(eq(auditEntries.subjectId, id), eq(auditEntries.action, "sip_trunk.update")));
    expect([entry?.before, entry?.after]).toMatchObject([{ transport: "tcp" }, { transport: "tls" }]);
  });

  it("is not changed by an empty or a stale edit", async () => {
    const { account } = await makeAccount();
    const context = contextOf(account);
    const { id } = await createTrunk(context, inputOf(account.id));
    expect(await updateTrunk(context, { id, name: "Office PBX", version: 1 })).toMatchObject({ version: 1 });
    await updateTrunk(context, { id, name: "New", version: 1 });
    expect(await refusal(updateTrunk(context, { id, name: "Late", version: 1 }))).toBe("edit_conflict");
    expect(await getTrunk(context, { id })).toMatchObject({ name: "New" });
  });

  it("of an account is seen and used by its locations, but changed only by the account", async () => {
    const { account, location } = await makeAccount();
    const { id } = await createTrunk(contextOf(account), inputOf(account.id));
    const local = contextOfLocation(location);
    expect(await getTrunk(local, { id })).toMatchObject({ id });
    const { phoneNumber } = await bringNumber(local, brought(location.id, { transferTrunkId: id }));
    expect(phoneNumber.transferTrunkId).toBe(id);
    expect(await refusal(updateTrunk(local, { id, name: "Mine" }))).toBe("forbidden");
    expect(await refusal(deleteTrunk(local, { id }))).toBe("forbidden");
  });

  it("cannot be deleted until no line uses it", async () => {
    const { account, location } = await makeAccount();
    const context = contextOf(account);
    const { id } = await createTrunk(context, inputOf(location.id));
    const { phoneNumber } = await bringNumber(context, brought(location.id, { transferTrunkId: id }));
    const refused = await deleteTrunk(context, { id }).catch((error) => error);
    expect([refused.code, refused.details.lines]).toMatchObject(["trunk_in_use", [{ id: phoneNumber.id }]]);
    registerPartialCarrier("silent");
    await releaseNumber(context, { id: phoneNumber.id });
    resetCarriers();
    expect(await deleteTrunk(context, { id })).toEqual({ id });
    expect(await refusal(getTrunk(context, { id }))).toBe("not_found");
  });

  it("is either given to a line or deleted when both happen at once, never both", async () => {
    const { account, location } = await makeAccount();
    const context = contextOf(account);
    for (let round = 0; round < 5; round++) {
      const { id } = await createTrunk(context, inputOf(location.id));
      const line = await makeNumber(location);
      const [given, deleted] = await Promise.all([
        refusal(updateNumber(context, { id: line.id, transferTrunkId: id })),
        refusal(deleteTrunk(context, { id })),
      ]);
      expect([
        ["done", "trunk_in_use"],
        ["not_found", "done"],
      ]).toContainEqual([given, deleted]);
    }
  });

  it("cannot be changed by viewers and managers, nor seen or used by another account", async () => {
    const [mine, foreign] = [await makeAccount(), await makeAccount()];
    const { id } = await createTrunk(contextOf(mine.account), inputOf(mine.account.id));
    for (const role of ["viewer", "manager"] as const) {
      const context = contextOf(mine.account, role);
      expect(await refusal(createTrunk(context, inputOf(mine.location.id)))).toBe("forbidden");
      expect(await refusal(updateTrunk(context, { id, name: "x" }))).toBe("forbidden");
      expect(await refusal(deleteTrunk(context, { id }))).toBe("forbidden");
      expect(await getTrunk(context, { id })).toMatchObject({ id });
    }
    const stranger = contextOf(foreign.account);
    const line = await makeNumber(foreign.location);
    expect(await refusal(getTrunk(stranger, { id }))).toBe("not_found");
    expect(await refusal(updateTrunk(stranger, { id, name: "x" }))).toBe("not_found");
    expect(await refusal(deleteTrunk(stranger, { id }))).toBe("not_found");
    expect(await refusal(updateNumber(stranger, { id: line.id, transferTrunkId: id }))).toBe("not_found");
    expect(await refusal(createTrunk(stranger, inputOf(mine.location.id)))).toBe("not_found");
    expect((await listTrunks(stranger, page)).sipTrunks).toEqual([]);
  });

  it("is listed newest first; an organization lists those that may serve its lines", async () => {
    const { account, location } = await makeAccount();
    const sibling = await makeOrganization({ name: "Evanston", parentAccountOrgId: account.id });
    const context = contextOf(account);
    const names = async (input: object) =>
      (await listTrunks(context, { ...page, ...input })).sipTrunks.map(({ name }) => name);
    await createTrunk(context, inputOf(account.id, { name: "Group" }));
    await createTrunk(context, inputOf(location.id, { name: "Chicago" }));
    await createTrunk(context, inputOf(sibling.id, { name: "Evanston" }));
    expect(await names({})).toEqual(["Evanston", "Chicago", "Group"]);
    expect(await names({ orgId: location.id })).toEqual(["Chicago", "Group"]);
    const first = await listTrunks(context, { limit: 2 });
    const rest = await listTrunks(context, { limit: 2, cursor: first.pagination.nextCursor ?? "" });
    expect(rest.sipTrunks).toMatchObject([{ name: "Group" }]);
  });

  it("is not found once its location is archived, not even by support", async () => {
    const { account, location } = await makeAccount();
    const kept = await createTrunk(contextOf(account), inputOf(account.id));
    const { id } = await createTrunk(contextOf(account), inputOf(location.id));
    await archiveOrganization(contextOf(account), location);
    const { sipTrunks: left } = await listTrunks(contextOf(account), page);
    expect(left.map((trunk) => trunk.id)).toEqual([kept.id]);
    for (const context of [contextOf(account), supportContext()]) {
      expect(await refusal(getTrunk(context, { id }))).toBe("not_found");
      expect(await refusal(deleteTrunk(context, { id }))).toBe("not_found");
    }
  });

  it("requires a valid host and port", () => {
    const parse = (values: object) =>
      createTrunkInput.safeParse({ ...inputOf(crypto.randomUUID()), ...values }).success;
    for (const host of ["sip.example.com", "PBX.Example", "10.0.0.1", "[2001:470::1]", "sip:pbx.example"])
      expect(parse({ host })).toBe(true);
    for (const host of ["", "https://pbx.example", "256.1.1.1", "0.0.0.0", "a b", "-x.example", "@"])
      expect(parse({ host })).toBe(false);
    for (const port of [0, 65_536, 1.5, "5060"]) expect(parse({ port })).toBe(false);
  });
});

describe("A brought number", () => {
  it("of any country becomes a line at once, takes a slot, and costs nothing at a carrier", async () => {
    const { account, location } = await makeAccount();
    const context = contextOf(account);
    const { phoneNumber } = await bringNumber(context, brought(location.id));
    expect(phoneNumber).toMatchObject({
      carrier: "sip",
      status: "active",
      state: "not_answering",
      name: phoneNumber.number,
      language: "ENGLISH",
      voiceId: "FRIENDLY_BRIGHT",
      monthlyPrice: null,
    });
    for (let count = 1; count < 10; count++) await bringNumber(context, brought(location.id));
    expect(await refusal(bringNumber(context, brought(location.id)))).toBe("number_limit_reached");
  });

  it("is never called answered, with or without a bot", async () => {
    const { account, location } = await makeAccount();
    const bot = await makeBot(location);
    for (const values of [{}, { botId: bot.id }]) {
      const { phoneNumber } = await bringNumber(contextOf(account), brought(location.id, values));
      const { checks } = await checkNumber(contextOf(account), phoneNumber);
      const attached = checks.find(({ id }) => id === "attached");
      expect(phoneNumber.state).toBe("not_answering");
      expect([attached?.ok, attached?.reason]).toEqual([false, expect.stringMatching(/not answered/)]);
    }
  });

  it("is one line in the whole installation, even when two bring it at once", async () => {
    const [mine, other] = [await makeAccount(), await makeAccount()];
    const number = brought(mine.location.id);
    const outcomes = await Promise.all([
      refusal(bringNumber(contextOf(mine.account), number)),
      refusal(bringNumber(contextOf(other.account), { ...number, orgId: other.location.id })),
    ]);
    expect(outcomes.sort()).toEqual(["done", "number_taken"]);
  });

  it("is released without asking the carrier, and may be brought again", async () => {
    const { account, location } = await makeAccount();
    const context = contextOf(account);
    registerPartialCarrier("silent");
    const number = brought(location.id);
    const { phoneNumber } = await bringNumber(context, number);
    expect(await releaseNumber(context, { id: phoneNumber.id })).toMatchObject({ released: true });
    resetCarriers();
    expect((await bringNumber(context, number)).phoneNumber.id).not.toBe(phoneNumber.id);
  });

  it("keeps its account's trunk when it moves, but not its location's", async () => {
    const { account, location } = await makeAccount();
    const target = await makeOrganization({ name: "Evanston", parentAccountOrgId: account.id });
    const context = contextOf(account);
    const trunks = [
      await createTrunk(context, inputOf(account.id)),
      await createTrunk(context, inputOf(location.id)),
    ];
    const moved = await Promise.all(
      trunks.map(async ({ id }) => {
        const line = await bringNumber(context, brought(location.id, { transferTrunkId: id }));
        const move = { id: line.phoneNumber.id, targetOrgId: target.id };
        return (await migrateNumber(context, move)).phoneNumber.transferTrunkId;
      }),
    );
    expect(moved).toEqual([trunks[0]?.id, null]);
  });

  it("refuses the trunk or bot of another location, and a manager", async () => {
    const { account, location } = await makeAccount();
    const sibling = await makeOrganization({ name: "Evanston", parentAccountOrgId: account.id });
    const context = contextOf(account);
    const { id } = await createTrunk(context, inputOf(sibling.id));
    const wrong = brought(location.id, { transferTrunkId: id });
    expect(await refusal(bringNumber(context, wrong))).toBe("trunk_in_other_organization");
    const line = await bringNumber(context, brought(location.id));
    const edit = { id: line.phoneNumber.id, transferTrunkId: id };
    expect(await refusal(updateNumber(context, edit))).toBe("trunk_in_other_organization");
    expect(await refusal(bringNumber(contextOf(account, "manager"), brought(location.id)))).toBe("forbidden");
    const stranger = contextOf((await makeAccount()).account);
    expect(await refusal(bringNumber(stranger, brought(location.id)))).toBe("not_found");
  });
});
