import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { database } from "@/db/client";
import { auditEntries, organizations } from "@/db/schema/index";
import { useTestDatabase } from "@/db/testing/database";
import { useTestEnvironment } from "@/db/testing/environment";
import {
  contextOf,
  contextOfLocation,
  makeAccount,
  makeAdmin,
  makeMember,
  makeMembership,
  makeOrganization,
  makeSupport,
  makeUser,
  TEST_NOW,
} from "@/db/testing/factory";
import { tokenOf } from "@/db/testing/invitations";
import { hashPassword } from "@/lib/auth/password";
import { openSession, readSession } from "@/lib/auth/session-store";
import { signIn } from "@/lib/auth/sign-in";
import type { Role } from "@/lib/constants/permissions";
import { createPasswordReset } from "@/lib/domain/users/create-password-reset";
import { readLink } from "@/lib/domain/users/one-time-link";
import { acceptInvitation } from "./accept-invitation";
import { disableUser } from "./disable-user";
import { enableUser } from "./enable-user";
import { readInvitation } from "./invitation";
import { inviteMember } from "./invite-member";

useTestDatabase();
useTestEnvironment();

const ORIGIN = { userAgent: null, ipAddress: null };
const OLD = "correct horse battery";

async function member(role: Role = "viewer") {
  const { account, location } = await makeAccount();
  const { user: admin, context } = await makeAdmin(account);
  const user = await makeMember(account, role, {
    name: "Max Manager",
    passwordHash: await hashPassword(OLD),
  });
  return { account, location, admin, context, user, token: await openSession(user, ORIGIN, TEST_NOW) };
}

const VERBS = { disableUser, enableUser, createPasswordReset };

describe("Actions on a person", () => {
  it("require an admin", async () => {
    const { account, user } = await member();
    for (const verb of Object.values(VERBS))
      for (const role of ["viewer", "manager"] as const)
        await expect(verb(contextOf(account, role), { userId: user.id })).rejects.toMatchObject({
          code: "forbidden",
        });
  });

  it("do not find people of another account, or support", async () => {
    const { account } = await member();
    const { user: stranger } = await member();
    const support = await makeUser({ isSupport: true });
    await makeMembership(support.id, account.id, "viewer");
    for (const verb of Object.values(VERBS))
      for (const { id } of [stranger, support])
        await expect(verb(contextOf(account), { userId: id })).rejects.toMatchObject({ code: "not_found" });
  });

  it("require support for proven logins, and for people of the account above the admin's location", async () => {
    const { account, context } = await member();
    const proven = await makeUser({ passwordHash: await hashPassword(OLD) });
    await makeMembership(proven.id, account.id, "viewer");
    const above = await member("admin");
    await makeMembership(above.user.id, above.location.id, "viewer");
    const support = await makeSupport();
    for (const verb of Object.values(VERBS)) {
      await expect(verb(context, { userId: proven.id })).rejects.toMatchObject({ code: "forbidden" });
      await expect(verb(contextOfLocation(above.location), { userId: above.user.id })).rejects.toMatchObject({
        code: "forbidden",
      });
      const asked = { userId: proven.id, reason: "They asked by phone" };
      await expect(verb(support.context, asked)).resolves.toBeDefined();
    }
  });
});

describe("disableUser and enableUser", () => {
  it("lock a person out everywhere at once, until they are enabled again", async () => {
    const { context, user, token } = await member();
    const { link } = await createPasswordReset(context, { userId: user.id });
    await disableUser(context, { userId: user.id });
    expect(await readSession(token, TEST_NOW)).toBeNull();
    expect(await readLink(tokenOf(link), "password_reset", TEST_NOW)).toBeNull();
    await expect(signIn({ email: user.email, password: OLD }, ORIGIN, TEST_NOW)).rejects.toMatchObject({
      code: "unauthorized",
    });
    await enableUser(context, { userId: user.id });
    expect(await readSession(token, TEST_NOW)).toBeNull();
    expect(await readLink(tokenOf(link), "password_reset", TEST_NOW)).toBeNull();
    await expect(signIn({ email: user.email, password: OLD }, ORIGIN, TEST_NOW)).resolves.toBeDefined();
  });

  it("are recorded once, even when repeated or done at once", async () => {
    const { account, context, user } = await member();
    for (const verb of [disableUser, enableUser])
      await Promise.all([1, 2].map(() => verb(context, { userId: user.id })));
    const entries = await database().select().from(auditEntries).where(eq(auditEntries.subjectId, user.id));
    expect(entries.map(({ action, accountId }) => [action, accountId]).sort()).toEqual([
      ["user.disable", account.id],
      ["user.enable", account.id],
    ]);
  });

  it("refuse an account's last admin, and oneself", async () => {
    const { admin, context, user } = await member("admin");
    const support = await makeSupport();
    await expect(disableUser(context, { userId: admin.id })).rejects.toMatchObject({ code: "forbidden" });
    const settled = await Promise.allSettled(
      [admin, user].map(({ id }) => disableUser(support.context, { userId: id })),
    );
    expect(settled.filter(({ status }) => status === "rejected")).toMatchObject([
      { reason: { code: "last_admin" } },
    ]);
  });
});

describe("A role at an organization that was archived", () => {
  const archive = (orgId: string) =>
    database().update(organizations).set({ archivedAt: TEST_NOW }).where(eq(organizations.id, orgId));

  it("does not keep support from disabling the person", async () => {
    const [closed, open] = [(await makeAccount()).account, (await makeAccount()).account];
    const person = await makeUser({ passwordHash: await hashPassword(OLD) });
    await makeMembership(person.id, closed.id, "admin");
    await makeMembership(person.id, open.id, "viewer");
    await archive(closed.id);
    const support = await makeSupport();
    await disableUser(support.context, { userId: person.id });
    await expect(signIn({ email: person.email, password: OLD }, ORIGIN, TEST_NOW)).rejects.toMatchObject({
      code: "unauthorized",
    });
  });

  it("does not keep the admin of the person’s only other location from making a password link", async () => {
    const { account, location } = await makeAccount();
    const second = await makeOrganization({ parentAccountOrgId: account.id });
    const { context } = await makeAdmin(location);
    const user = await makeMember(location, "viewer");
    await makeMembership(user.id, second.id, "viewer");
    await expect(createPasswordReset(context, { userId: user.id })).rejects.toMatchObject({
      code: "forbidden",
    });
    await archive(second.id);
    const { link } = await createPasswordReset(context, { userId: user.id });
    expect(await readLink(tokenOf(link), "password_reset", TEST_NOW)).not.toBeNull();
  });

  it("is no role: the person is invited anew, and chooses a new password", async () => {
    const { account, location } = await makeAccount();
    const { context } = await makeAdmin(account);
    const user = await makeMember(location, "viewer", { passwordHash: await hashPassword(OLD) });
    await archive(location.id);
    const { link } = await inviteMember(context, {
      orgId: account.id,
      email: user.email,
      name: "N. N.",
      role: "viewer",
    });
    const token = tokenOf(link);
    expect(await readInvitation(token, TEST_NOW)).toMatchObject({ hasLogin: false });
    const accepted = await acceptInvitation(
      { token, password: "staple of the winter sun" },
      () => TEST_NOW,
      "r",
    );
    expect(accepted).toEqual({ userId: user.id });
  });
});
