import { and, eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { database } from "@/db/client";
import { apiKeys, auditEntries, memberships, users } from "@/db/schema";
import { useTestDatabase } from "@/db/testing/database";
import { useTestEnvironment } from "@/db/testing/environment";
import {
  contextOf,
  contextOfUser,
  makeAccount,
  makeAdmin,
  makeMember,
  makeMembership,
  makeUser,
  TEST_NOW,
} from "@/db/testing/factory";
import { tokenOf } from "@/db/testing/invitations";
import { openSession, readSession } from "@/lib/auth/session-store";
import type { Departure } from "@/lib/constants/people";
import type { Context } from "@/lib/context";
import { createKey } from "@/lib/domain/keys/create-key";
import { listKeys } from "@/lib/domain/keys/list-keys";
import { readKey } from "@/lib/domain/keys/read-key";
import { createPasswordReset } from "@/lib/domain/users/create-password-reset";
import { readLink } from "@/lib/domain/users/one-time-link";
import { changeMemberRole } from "./change-member-role";
import { disableUser } from "./disable-user";
import { enableUser } from "./enable-user";
import { getDeparture } from "./get-departure";
import { inviteMember } from "./invite-member";
import { removeMember } from "./remove-member";

useTestDatabase();
useTestEnvironment();

const now = () => TEST_NOW;
const works = async (key: string) => (await readKey(key, now)) !== null;
const keyOf = (context: Context, orgId: string) =>
  createKey(context, { name: "Website", orgId, scopes: ["numbers:write"] });

/** Two admins of an account; the first, who leaves, has a key, a session and an open link that they made. */
async function leaving() {
  const { account, location } = await makeAccount();
  const [leaver, other] = [await makeAdmin(account), await makeAdmin(account)];
  const viewer = await makeMember(account, "viewer");
  const { id, key } = await keyOf(leaver.context, location.id);
  const session = await openSession(leaver.user, { userAgent: null, ipAddress: null }, TEST_NOW);
  const { link } = await createPasswordReset(leaver.context, { userId: viewer.id });
  await inviteMember(leaver.context, {
    orgId: location.id,
    email: `${id}@example.com`,
    name: "New",
    role: "viewer",
  });
  return { account, location, leaver, other, viewer, id, key, session, made: tokenOf(link) };
}
type Scene = Awaited<ReturnType<typeof leaving>>;

/** The three ways to lose rights, done by the other admin. */
const WAYS: Record<Departure, (scene: Scene, keysTo?: string) => Promise<unknown>> = {
  remove: ({ account, leaver, other }, keysTo) =>
    removeMember(other.context, { orgId: account.id, userId: leaver.user.id, keysTo }),
  disable: ({ leaver, other }, keysTo) => disableUser(other.context, { userId: leaver.user.id, keysTo }),
  demote: ({ account, leaver, other }, keysTo) =>
    changeMemberRole(other.context, { orgId: account.id, userId: leaver.user.id, role: "manager", keysTo }),
};
const ways = Object.entries(WAYS) as [Departure, (typeof WAYS)["remove"]][];

describe.each(ways)("Losing rights (%s)", (act, lose) => {
  it("ends the person's API keys and links at once, for good", async () => {
    const scene = await leaving();
    expect([await works(scene.key), await readLink(scene.made, "password_reset", TEST_NOW)]).toEqual([
      true,
      expect.anything(),
    ]);
    await lose(scene);
    await giveBack(scene);
    expect(await works(scene.key)).toBe(false);
    expect(await readLink(scene.made, "password_reset", TEST_NOW)).toBeNull();
    const entries = await database().select().from(auditEntries).where(eq(auditEntries.subjectId, scene.id));
    expect(entries.map(({ action, actorId }) => [action, actorId])).toContainEqual([
      "api_key.revoke",
      scene.other.user.id,
    ]);
  });

  it("is shown before, with who could have the keys", async () => {
    const scene = await leaving();
    const { leaver, other, account } = scene;
    const asked = { orgId: account.id, userId: leaver.user.id, act };
    const shown = await getDeparture(other.context, asked);
    expect(shown).toEqual({
      keys: [expect.objectContaining({ id: scene.id, name: "Website" })],
      heirs: [{ id: other.user.id, name: other.user.name, email: other.user.email }],
      sessions: act === "demote" ? 0 : 1,
      links: 1,
      invitations: 1,
      passwords: [],
    });
    await lose(scene);
    expect((await readSession(scene.session, TEST_NOW)) === null).toBe(act !== "demote");
  });

  it("hands the keys over to a named admin, and records it", async () => {
    const scene = await leaving();
    await lose(scene, scene.other.user.id);
    expect(await works(scene.key)).toBe(true);
    const { keys } = await listKeys(scene.other.context, { limit: 10 });
    expect(keys).toMatchObject([{ id: scene.id, ownerEmail: scene.other.user.email, status: "active" }]);
    const [entry] = await database()
      .select()
      .from(auditEntries)
      .where(and(eq(auditEntries.subjectId, scene.id), eq(auditEntries.action, "api_key.hand_over")));
    expect(entry).toMatchObject({
      before: { ownerEmail: scene.leaver.user.email },
      after: { ownerEmail: scene.other.user.email },
    });
  });

  it("refuses an heir without the right to the keys, and changes nothing", async () => {
    const scene = await leaving();
    const stranger = await makeAdmin((await makeAccount()).account);
    const disabled = await makeMember(scene.account, "admin", { disabledAt: TEST_NOW });
    const heirs = [scene.viewer, stranger.user, disabled, scene.leaver.user];
    for (const { id } of heirs)
      await expect(lose(scene, id)).rejects.toMatchObject({
        code: "validation_failed",
        fields: [{ path: "keysTo", code: "invalid_choice" }],
      });
    expect(await works(scene.key)).toBe(true);
    expect(await readLink(scene.made, "password_reset", TEST_NOW)).not.toBeNull();
  });

  it("ends a key once when done twice at once", async () => {
    const scene = await leaving();
    await Promise.allSettled([lose(scene), lose(scene)]);
    const entries = await database().select().from(auditEntries).where(eq(auditEntries.subjectId, scene.id));
    expect(entries.filter(({ action }) => action === "api_key.revoke")).toHaveLength(1);
  });
});

/** Gives the person back what they lost, without the product's help. */
async function giveBack({ leaver, account }: Scene): Promise<void> {
  await database().update(users).set({ disabledAt: null }).where(eq(users.id, leaver.user.id));
  await database()
    .insert(memberships)
    .values({ userId: leaver.user.id, orgId: account.id, role: "admin", createdAt: TEST_NOW })
    .onConflictDoUpdate({ target: [memberships.userId, memberships.orgId], set: { role: "admin" } });
}

describe("An API key", () => {
  it("of a person needs their right at its next request, even if nobody ended it", async () => {
    const { account, location } = await makeAccount();
    const { user, context } = await makeAdmin(account);
    const { key } = await keyOf(context, location.id);
    const set = (role: "viewer" | "admin") =>
      database().update(memberships).set({ role }).where(eq(memberships.userId, user.id));
    await set("viewer");
    expect(await works(key)).toBe(false);
    expect((await listKeys(contextOf(account), { limit: 10 })).keys).toMatchObject([{ status: "ended" }]);
    await set("admin");
    await database().update(users).set({ disabledAt: TEST_NOW }).where(eq(users.id, user.id));
    expect(await works(key)).toBe(false);
  });

  it("of the operator needs nobody's right, and a platform key of a person needs support's", async () => {
    const { location } = await makeAccount();
    const operator = {
      ...contextOf(location),
      actor: { type: "system", id: null, name: "Command line" },
    } as const;
    expect(await works((await keyOf(operator, location.id)).key)).toBe(true);
    const support = await makeUser({ isSupport: true });
    const { id, name, email } = support;
    const context: Context = {
      ...contextOf(location),
      actor: { type: "support", id, name, email },
      reach: { everything: true },
    };
    const { key } = await createKey(context, { name: "P", orgId: null, scopes: ["numbers:read"] });
    expect(await works(key)).toBe(true);
    await database().update(users).set({ isSupport: false, provenAt: TEST_NOW }).where(eq(users.id, id));
    expect(await works(key)).toBe(false);
  });

  it("survives the loss of a role that it does not need", async () => {
    const scene = await leaving();
    await makeMembership(scene.leaver.user.id, scene.location.id, "admin");
    await WAYS.remove(scene);
    expect(await works(scene.key)).toBe(true);
  });
});

describe("getDeparture", () => {
  it("requires an admin, and does not find foreign members", async () => {
    const scene = await leaving();
    const stranger = await makeAdmin((await makeAccount()).account);
    const asked = { orgId: scene.account.id, userId: scene.leaver.user.id, act: "remove" } as const;
    await expect(
      getDeparture(contextOfUser(scene.viewer, scene.account, "viewer"), asked),
    ).rejects.toMatchObject({ code: "forbidden" });
    await expect(getDeparture(stranger.context, asked)).rejects.toMatchObject({ code: "not_found" });
    await expect(
      getDeparture(scene.other.context, { ...asked, userId: stranger.user.id }),
    ).rejects.toMatchObject({ code: "not_found" });
  });

  it("does not show a location's admin who manages the account", async () => {
    const { account, location } = await makeAccount();
    await makeAdmin(account);
    const [local, leaver] = [await makeAdmin(location), await makeAdmin(location)];
    await keyOf(leaver.context, location.id);
    const { heirs } = await getDeparture(local.context, {
      orgId: location.id,
      userId: leaver.user.id,
      act: "remove",
    });
    expect(heirs.map(({ id }) => id)).toEqual([local.user.id]);
  });
});

it("Enabling a person again brings back neither keys nor links", async () => {
  const scene = await leaving();
  await WAYS.disable(scene);
  await enableUser(scene.other.context, { userId: scene.leaver.user.id });
  expect(await works(scene.key)).toBe(false);
  const [key] = await database().select().from(apiKeys).where(eq(apiKeys.id, scene.id));
  expect(key?.revokedAt).toEqual(TEST_NOW);
});
