import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { database } from "@/db/client";
import { auditEntries, users } from "@/db/schema";
import { useTestDatabase } from "@/db/testing/database";
import { useTestEnvironment } from "@/db/testing/environment";
import {
  contextOf,
  contextOfLocation,
  makeAccount,
  makeMembership,
  makeUser,
  supportContext,
  TEST_NOW,
} from "@/db/testing/factory";
import { hashPassword } from "@/lib/auth/password";
import { openSession, readSession } from "@/lib/auth/session-store";
import { signIn } from "@/lib/auth/sign-in";
import type { Role } from "@/lib/constants/permissions";
import { createPasswordReset } from "./create-password-reset";
import { disableUser } from "./disable-user";
import { enableUser } from "./enable-user";
import { readLink } from "./one-time-link";
import { setPassword } from "./set-password";

useTestDatabase();
useTestEnvironment();

const ORIGIN = { userAgent: null, ipAddress: null };
const OLD = "correct horse battery";
const NEW = "staple of the winter sun";
const now = () => TEST_NOW;
const later = (hours: number) => new Date(TEST_NOW.getTime() + hours * 3_600_000);
const tokenOf = (link: string) => link.split("/").at(-1) ?? "";

async function member(role: Role = "viewer") {
  const { account, location } = await makeAccount();
  const admin = await makeUser({ passwordHash: "set" });
  await makeMembership(admin.id, account.id, "admin");
  const user = await makeUser({ name: "Max Manager", passwordHash: await hashPassword(OLD) });
  await makeMembership(user.id, account.id, role);
  return { account, location, admin, user, token: await openSession(user.id, ORIGIN, TEST_NOW) };
}

const VERBS = { disableUser, enableUser, createPasswordReset };

describe("What is done to a person", () => {
  it("takes an admin: viewers and managers are refused", async () => {
    const { account, user } = await member();
    for (const verb of Object.values(VERBS))
      for (const role of ["viewer", "manager"] as const)
        await expect(verb(contextOf(account, role), { userId: user.id })).rejects.toMatchObject({
          code: "forbidden",
        });
  });

  it("does not find people of another account, nor support", async () => {
    const { account } = await member();
    const { user: stranger } = await member();
    const support = await makeUser({ isSupport: true });
    await makeMembership(support.id, account.id, "viewer");
    for (const verb of Object.values(VERBS))
      for (const { id } of [stranger, support])
        await expect(verb(contextOf(account), { userId: id })).rejects.toMatchObject({ code: "not_found" });
  });

  it("takes support where they work for two accounts, or for the account above an admin's location", async () => {
    const { account, user } = await member();
    const second = await member();
    await makeMembership(user.id, second.location.id, "viewer");
    const above = await member("admin");
    await makeMembership(above.user.id, above.location.id, "viewer");
    for (const verb of Object.values(VERBS)) {
      await expect(verb(contextOf(account), { userId: user.id })).rejects.toMatchObject({
        code: "forbidden",
      });
      await expect(verb(contextOfLocation(above.location), { userId: above.user.id })).rejects.toMatchObject({
        code: "forbidden",
      });
      await expect(verb(supportContext(), { userId: user.id })).resolves.toBeDefined();
    }
  });
});

describe("disableUser and enableUser", () => {
  it("keep somebody out at once, everywhere, until they are enabled again", async () => {
    const { account, user, token } = await member();
    const { link } = await createPasswordReset(contextOf(account), { userId: user.id });
    await disableUser(contextOf(account), { userId: user.id });
    expect(await readSession(token, TEST_NOW)).toBeNull();
    expect(await readLink(tokenOf(link), "password_reset", TEST_NOW)).toBeNull();
    await expect(signIn({ email: user.email, password: OLD }, ORIGIN, TEST_NOW)).rejects.toMatchObject({
      code: "unauthorized",
    });
    await enableUser(contextOf(account), { userId: user.id });
    expect(await readSession(token, TEST_NOW)).toBeNull();
    expect(await readLink(tokenOf(link), "password_reset", TEST_NOW)).toBeNull();
    await expect(signIn({ email: user.email, password: OLD }, ORIGIN, TEST_NOW)).resolves.toBeDefined();
  });

  it("are recorded once however often they are asked for, also at once", async () => {
    const { account, user } = await member();
    for (const verb of [disableUser, enableUser])
      await Promise.all([1, 2].map(() => verb(contextOf(account), { userId: user.id })));
    const entries = await database().select().from(auditEntries).where(eq(auditEntries.subjectId, user.id));
    expect(entries.map(({ action, accountId }) => [action, accountId]).sort()).toEqual([
      ["user.disable", account.id],
      ["user.enable", account.id],
    ]);
  });

  it("never take an account's last admin, nor oneself", async () => {
    const { account, admin, user } = await member("admin");
    const asAdmin = contextOf(account, "admin", { actor: { type: "user", id: admin.id, name: "A" } });
    await expect(disableUser(asAdmin, { userId: admin.id })).rejects.toMatchObject({ code: "forbidden" });
    const settled = await Promise.allSettled(
      [admin, user].map(({ id }) => disableUser(supportContext(), { userId: id })),
    );
    expect(settled.filter(({ status }) => status === "rejected")).toMatchObject([
      { reason: { code: "last_admin" } },
    ]);
  });
});

describe("A one-time link", () => {
  it("sets the password once, and ends every session of the old one", async () => {
    const { account, user, token } = await member();
    const { link } = await createPasswordReset(contextOf(account), { userId: user.id });
    expect(link).toMatch(/^http:\/\/localhost:3000\/password-reset\/[\w-]{43}$/);
    expect(await readLink(tokenOf(link), "password_reset", TEST_NOW)).toEqual({
      name: user.name,
      email: user.email,
    });
    await setPassword({ token: tokenOf(link), password: NEW }, now, "r1");
    expect(await readSession(token, TEST_NOW)).toBeNull();
    await expect(signIn({ email: user.email, password: NEW }, ORIGIN, TEST_NOW)).resolves.toBeDefined();
    await expect(setPassword({ token: tokenOf(link), password: OLD }, now, "r2")).rejects.toMatchObject({
      code: "link_expired",
    });
    expect(await readLink(tokenOf(link), "password_reset", TEST_NOW)).toBeNull();
    const [entry] = await database()
      .select()
      .from(auditEntries)
      .where(eq(auditEntries.action, "user.set_password"));
    expect(entry).toMatchObject({ actorId: user.id, accountId: account.id, requestId: "r1" });
  });

  it("is used by one of two at once", async () => {
    const { account, user } = await member();
    const { link } = await createPasswordReset(contextOf(account), { userId: user.id });
    const settled = await Promise.allSettled(
      [NEW, OLD].map((password) => setPassword({ token: tokenOf(link), password }, now, "r")),
    );
    expect(settled.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  });

  it("for a reset works for 24 hours, an invitation for 7 days, a newer one replaces it", async () => {
    const { account, user } = await member();
    const context = contextOf(account);
    const first = tokenOf((await createPasswordReset(context, { userId: user.id })).link);
    const second = tokenOf((await createPasswordReset(context, { userId: user.id })).link);
    expect(await readLink(first, "password_reset", TEST_NOW)).toBeNull();
    expect(await readLink(second, "password_reset", later(23.9))).not.toBeNull();
    expect(await readLink(second, "password_reset", later(24))).toBeNull();
    await expect(setPassword({ token: second, password: NEW }, () => later(24), "r")).rejects.toMatchObject({
      code: "link_expired",
    });
    const invited = await makeUser();
    await makeMembership(invited.id, account.id, "viewer");
    const { link } = await createPasswordReset(context, { userId: invited.id });
    expect(link).toContain("/invitation/");
    expect(await readLink(tokenOf(link), "invitation", later(7 * 24 - 0.1))).not.toBeNull();
    expect(await readLink(tokenOf(link), "invitation", later(7 * 24))).toBeNull();
  });

  it("is kept when the password is refused, and opens nothing when made up", async () => {
    const { account, user } = await member();
    const { link } = await createPasswordReset(contextOf(account), { userId: user.id });
    const token = tokenOf(link);
    await expect(setPassword({ token, password: "password123" }, now, "r")).rejects.toMatchObject({
      code: "validation_failed",
      fields: [{ path: "password", code: "too_common" }],
    });
    expect(await readLink(token, "password_reset", TEST_NOW)).not.toBeNull();
    await expect(setPassword({ token: "x".repeat(43), password: NEW }, now, "r")).rejects.toMatchObject({
      code: "link_expired",
    });
    const [kept] = await database().select().from(users).where(eq(users.id, user.id));
    expect(kept?.passwordHash).toBe(user.passwordHash);
  });
});
