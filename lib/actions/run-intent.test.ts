import { randomUUID } from "node:crypto";
import { and, eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { database } from "@/db/client";
import { apiKeys, idempotentRequests, organizations } from "@/db/schema/index";
import { useTestDatabase } from "@/db/testing/database";
import { useTestEnvironment } from "@/db/testing/environment";
import {
  contextOf,
  contextOfUser,
  makeAccount,
  makeAdmin,
  supportContext,
  TEST_NOW,
} from "@/db/testing/factory";
import { SECRET_RETAINED_MS } from "@/lib/constants/limits";
import type { Context } from "@/lib/context";
import { createKey } from "@/lib/domain/keys/create-key";
import { readKey } from "@/lib/domain/keys/read-key";
import { changeMemberRole } from "@/lib/domain/members/change-member-role";
import { createOrganization } from "@/lib/domain/organizations/create-organization";
import { sweepRetainedSecrets } from "@/lib/idempotency/run-once";
import { type CreateOrganizationInput, createOrganizationInput } from "@/lib/schemas/organization";
import { findIntent, type IntentOptions, runIntent } from "./run-intent";

useTestDatabase();
useTestEnvironment();

/** An admin of a new account. */
async function admin(now = () => TEST_NOW) {
  const { account } = await makeAccount();
  const { user, context } = await makeAdmin(account);
  return { account, user, context: { ...context, now } };
}

const newIntent = () => randomUUID();

function addLocation(context: Context, intent: string, input: CreateOrganizationInput) {
  const act = async () => ({ ok: true, data: await createOrganization(context, input) }) as const;
  return runIntent(context, { action: "add", intent, input }, act, {});
}

const location = (name: string) =>
  createOrganizationInput.parse({ name, phone: "(312) 555-0142", timezone: "America/Chicago" });
const locationsOf = (accountId: string) =>
  database().select().from(organizations).where(eq(organizations.parentAccountOrgId, accountId));

function addKey(context: Context, intent: string, orgId: string) {
  const input = { name: "Front desk software", orgId, scopes: ["bots:read" as const] };
  const options: IntentOptions<Awaited<ReturnType<typeof createKey>>> = { secret: "key" };
  const act = async () => ({ ok: true, data: await createKey(context, input) }) as const;
  return runIntent(context, { action: "keys", intent, input }, act, options);
}
const keysOf = (orgId: string) => database().select().from(apiKeys).where(eq(apiKeys.orgId, orgId));

describe("an act with an intent", () => {
  it("is done once, and its repetition gets the same answer", async () => {
    const { account, context } = await admin();
    const before = (await locationsOf(account.id)).length;
    const intent = newIntent();
    const first = await addLocation(context, intent, location("North"));
    expect(await addLocation(context, intent, location("North"))).toEqual(first);
    expect(await findIntent(context, intent)).toEqual({ state: "done", result: first });
    expect(await locationsOf(account.id)).toHaveLength(before + 1);
  });

  it("is done once if it is sent twice at once", async () => {
    const { account, context } = await admin();
    const before = (await locationsOf(account.id)).length;
    const intent = newIntent();
    const sent = await Promise.allSettled([1, 2].map(() => addLocation(context, intent, location("North"))));
    expect(sent.filter(({ status }) => status === "fulfilled").length).toBeGreaterThanOrEqual(1);
    for (const each of sent)
      if (each.status === "rejected") expect(each.reason).toMatchObject({ code: "idempotency_key_in_use" });
    expect(await locationsOf(account.id)).toHaveLength(before + 1);
  });

  it("refuses the same intent with another input, and changes nothing", async () => {
    const { account, context } = await admin();
    const before = (await locationsOf(account.id)).length;
    const intent = newIntent();
    await addLocation(context, intent, location("North"));
    await expect(addLocation(context, intent, location("South"))).rejects.toMatchObject({
      code: "idempotency_key_reused",
    });
    expect(await locationsOf(account.id)).toHaveLength(before + 1);
  });

  it("does not retain a refusal: the same intent is checked again", async () => {
    const { account, context } = await admin();
    const before = (await locationsOf(account.id)).length;
    const intent = newIntent();
    const viewer = contextOf(account, "viewer", { actor: context.actor });
    await expect(addLocation(viewer, intent, location("North"))).rejects.toMatchObject({ code: "forbidden" });
    expect(await findIntent(viewer, intent)).toEqual({ state: "none" });
    expect(await addLocation(context, intent, location("North"))).toMatchObject({ ok: true });
    expect(await locationsOf(account.id)).toHaveLength(before + 1);
  });

  it("belongs to its person and its action: another's same intent is an act of its own", async () => {
    const { account, context } = await admin();
    const other = await admin();
    const before = (await locationsOf(account.id)).length;
    const intent = newIntent();
    await addLocation(context, intent, location("North"));
    expect(await findIntent(other.context, intent)).toEqual({ state: "none" });
    expect(await addLocation(other.context, intent, location("North"))).toMatchObject({
      data: { accountId: other.account.id },
    });
    expect(await addKey(context, intent, account.id)).toMatchObject({ data: { key: /^lk_live_/ } });
    expect(await locationsOf(account.id)).toHaveLength(before + 1);
  });

  it("refuses what is no intent", async () => {
    const { context } = await admin();
    await expect(addLocation(context, "again", location("North"))).rejects.toMatchObject({
      code: "not_found",
    });
  });

  it("is looked up as running until its answer is there", async () => {
    const { context } = await admin();
    const intent = newIntent();
    let state: unknown;
    const act = async () => {
      state = await findIntent(context, intent);
      return { ok: true, data: null } as const;
    };
    await runIntent(context, { action: "slow", intent, input: {} }, act, { atomic: false });
    expect(state).toEqual({ state: "running" });
  });
});

describe("the answer of an act whose person has fewer rights since", () => {
  it("is not given again, also if the act would still be allowed", async () => {
    const { account, user, context } = await admin();
    const [added, renamed] = [newIntent(), newIntent()];
    await addLocation(context, added, location("North"));
    const viewer = contextOfUser(user, account, "viewer");
    const gone = { code: "forbidden", message: expect.stringContaining("Your access has changed") };
    await expect(addLocation(viewer, added, location("North"))).rejects.toMatchObject(gone);
    await expect(findIntent(viewer, added)).rejects.toMatchObject(gone);
    const read = (by: Context) =>
      runIntent(by, { action: "read", intent: renamed, input: {} }, async () => ({ ok: true, data: 7 }), {});
    expect(await read(viewer)).toEqual({ ok: true, data: 7 });
    expect(await read(context)).toEqual({ ok: true, data: 7 });
    const elsewhere = contextOfUser(user, (await makeAccount()).account);
    await expect(read(elsewhere)).rejects.toMatchObject(gone);
  });

  it("keeps the secret of a key that a colleague has now", async () => {
    const { account, user, context } = await admin();
    const heir = await makeAdmin(account);
    const intent = newIntent();
    const { data } = await addKey(context, intent, account.id);
    await changeMemberRole(heir.context, {
      orgId: account.id,
      userId: user.id,
      role: "viewer",
      keysTo: heir.user.id,
    });
    expect(await readKey(data.key, () => TEST_NOW)).not.toBeNull();
    const viewer = contextOfUser(user, account, "viewer");
    for (const again of [() => findIntent(viewer, intent), () => addKey(viewer, intent, account.id)])
      await expect(again()).rejects.toMatchObject({ code: "forbidden" });
  });

  it("is given again to whoever has the right from another role, or more of it", async () => {
    const { account, user, context } = await admin();
    const intent = newIntent();
    const manager = contextOfUser(user, account, "manager");
    const act = (by: Context) =>
      runIntent(by, { action: "act", intent, input: {} }, async () => ({ ok: true, data: 7 }), {});
    await act(manager);
    for (const by of [manager, context, supportContext()])
      expect(await findIntent({ ...by, actor: manager.actor }, intent)).toMatchObject({ state: "done" });
  });
});

describe("a secret that is shown once", () => {
  const stored = async (intent: string) =>
    (
      await database()
        .select()
        .from(idempotentRequests)
        .where(and(eq(idempotentRequests.key, intent)))
    )[0];

  it("is shown again to the same person for ten minutes, and is stored sealed only", async () => {
    let now = TEST_NOW;
    const { account, context } = await admin(() => now);
    const intent = newIntent();
    const first = await addKey(context, intent, account.id);
    expect(JSON.stringify(await stored(intent))).not.toContain(first.data.key);
    now = new Date(TEST_NOW.getTime() + SECRET_RETAINED_MS - 1);
    expect(await addKey(context, intent, account.id)).toEqual(first);
    expect(await findIntent(context, intent)).toEqual({ state: "done", result: first });
    expect(await keysOf(account.id)).toHaveLength(1);
  });

  it("is not shown after ten minutes, and no second key is created", async () => {
    let now = TEST_NOW;
    const { account, context } = await admin(() => now);
    const intent = newIntent();
    await addKey(context, intent, account.id);
    now = new Date(TEST_NOW.getTime() + SECRET_RETAINED_MS);
    await expect(addKey(context, intent, account.id)).rejects.toMatchObject({ code: "secret_erased" });
    await expect(findIntent(context, intent)).rejects.toMatchObject({ code: "secret_erased" });
    expect(await keysOf(account.id)).toHaveLength(1);
  });

  it("is erased when its time is over, and not before", async () => {
    const { account, context } = await admin();
    const intent = newIntent();
    await addKey(context, intent, account.id);
    await sweepRetainedSecrets(new Date(TEST_NOW.getTime() + SECRET_RETAINED_MS - 1));
    expect((await stored(intent))?.secret).toMatch(/^v1\./);
    await sweepRetainedSecrets(new Date(TEST_NOW.getTime() + SECRET_RETAINED_MS));
    expect((await stored(intent))?.secret).toBeNull();
    // Even if the clock went back, nobody sees it again.
    await expect(addKey(context, intent, account.id)).rejects.toMatchObject({ code: "secret_erased" });
    expect(await keysOf(account.id)).toHaveLength(1);
  });

  it("opens only for the request it belongs to", async () => {
    const { account, context } = await admin();
    const [mine, other] = [newIntent(), newIntent()];
    await addKey(context, mine, account.id);
    await addKey(context, other, account.id);
    const swapped = (await stored(other))?.secret;
    await database()
      .update(idempotentRequests)
      .set({ secret: swapped })
      .where(eq(idempotentRequests.key, mine));
    await expect(findIntent(context, mine)).rejects.toThrow();
  });
});
