import { and, eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { database } from "@/db/client";
import { auditEntries, memberships, organizations, users } from "@/db/schema";
import { useTestDatabase } from "@/db/testing/database";
import { useTestEnvironment } from "@/db/testing/environment";
import {
  inDays,
  makeAccount,
  makeAdmin,
  makeMember,
  makeMembership,
  makeUser,
  TEST_NOW,
} from "@/db/testing/factory";
import {
  accept,
  actionsAt,
  invited,
  join,
  loginsOf,
  OTHER_PASSWORD,
  origin,
  PASSWORD,
  rolesOf,
  tokenOf,
} from "@/db/testing/invitations";
import { hashPassword } from "@/lib/auth/password";
import { openSession, readSession } from "@/lib/auth/session-store";
import { signIn } from "@/lib/auth/sign-in";
import type { Context } from "@/lib/context";
import { acceptInvitation } from "./accept-invitation";
import { changeMemberRole } from "./change-member-role";
import { disableUser } from "./disable-user";
import { readInvitation } from "./invitation";
import { listInvitations } from "./list-invitations";
import { removeMember } from "./remove-member";
import { renewInvitation } from "./renew-invitation";
import { revokeInvitation } from "./revoke-invitation";

useTestDatabase();
useTestEnvironment();

describe("acceptInvitation", () => {
  it("creates a login of the account with the role, and signs in with the new password", async () => {
    const { account, location, input, token } = await invited();
    const { userId } = await accept(token);
    const [login] = await loginsOf(input.email);
    expect(login).toMatchObject({ id: userId, accountId: account.id, provenAt: null, name: input.name });
    expect(await rolesOf(userId)).toEqual([[location.id, "manager"]]);
    await expect(
      signIn({ email: input.email, password: PASSWORD }, origin(), TEST_NOW),
    ).resolves.toMatchObject({ isOpen: true, userId });
    const entries = await database().select().from(auditEntries).where(eq(auditEntries.actorId, userId));
    expect(entries.map(({ action, actorEmail }) => [action, actorEmail]).sort()).toEqual([
      ["invitation.accept", input.email],
      ["user.create", input.email],
    ]);
  });

  it("leaves another account's login with the same address as it is", async () => {
    const theirs = await makeMember((await makeAccount()).account, "admin", {
      passwordHash: await hashPassword(OTHER_PASSWORD),
    });
    const { account, token } = await invited({ email: theirs.email });
    const { userId } = await accept(token);
    const logins = await loginsOf(theirs.email);
    expect(logins.map(({ id, accountId }) => [id, accountId]).sort()).toEqual(
      [
        [theirs.id, theirs.accountId],
        [userId, account.id],
      ].sort(),
    );
    expect(logins.find(({ id }) => id === theirs.id)).toEqual(theirs);
  });

  it("works once, also for two uses at once, and reading uses nothing up", async () => {
    const { token } = await invited();
    for (let times = 0; times < 3; times++) expect(await readInvitation(token, TEST_NOW)).not.toBeNull();
    const settled = await Promise.allSettled(
      [PASSWORD, OTHER_PASSWORD].map((password) => accept(token, password)),
    );
    expect(settled.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    await expect(accept(token)).rejects.toMatchObject({ code: "link_expired" });
    expect(await readInvitation(token, TEST_NOW)).toBeNull();
  });

  it("survives a refused password, and opens nothing when made up", async () => {
    const { token } = await invited();
    await expect(accept(token, "password123")).rejects.toMatchObject({
      fields: [{ path: "password", code: "too_common" }],
    });
    expect(await readInvitation(token, TEST_NOW)).not.toBeNull();
    await expect(accept("x".repeat(43))).rejects.toMatchObject({ code: "link_expired" });
  });

  it("is refused after 7 days, after a newer link, once withdrawn, and at an archived organization", async () => {
    const old = await invited();
    await expect(
      acceptInvitation({ token: old.token, password: PASSWORD }, () => inDays(7), "r"),
    ).rejects.toMatchObject({ code: "link_expired" });
    const { link } = await renewInvitation(old.admin.context, { id: old.id });
    await expect(accept(old.token)).rejects.toMatchObject({ code: "link_expired" });
    await database()
      .update(organizations)
      .set({ archivedAt: TEST_NOW })
      .where(eq(organizations.id, old.location.id));
    await expect(accept(tokenOf(link))).rejects.toMatchObject({ code: "link_expired" });
    const withdrawn = await invited();
    await revokeInvitation(withdrawn.admin.context, { id: withdrawn.id });
    await expect(accept(withdrawn.token)).rejects.toMatchObject({ code: "link_expired" });
  });

  it("asks the owner of a login of the account for its password instead", async () => {
    const { account, location, input, token } = await invited();
    const colleague = await makeMember(account, "viewer", {
      email: input.email,
      passwordHash: await hashPassword(OTHER_PASSWORD),
    });
    expect(await readInvitation(token, TEST_NOW)).toMatchObject({ hasLogin: true });
    await expect(accept(token)).rejects.toMatchObject({ code: "email_taken" });
    await expect(join(token, PASSWORD)).rejects.toMatchObject({ code: "unauthorized" });
    expect(await join(token, OTHER_PASSWORD)).toEqual({ userId: colleague.id });
    expect(await rolesOf(colleague.id)).toContainEqual([location.id, "manager"]);
    await expect(join(token, OTHER_PASSWORD)).rejects.toMatchObject({ code: "link_expired" });
  });

  it("gives a login that was removed a new password, and ends what the old one opened", async () => {
    const { account, location, input, token } = await invited();
    const former = await makeUser({
      accountId: account.id,
      email: input.email,
      passwordHash: await hashPassword(OTHER_PASSWORD),
    });
    const session = await openSession(former, origin(), TEST_NOW);
    await database().update(users).set({ disabledAt: TEST_NOW }).where(eq(users.id, former.id));
    expect(await accept(token)).toEqual({ userId: former.id });
    expect(await readSession(session, TEST_NOW)).toBeNull();
    expect(await rolesOf(former.id)).toEqual([[location.id, "manager"]]);
    await expect(
      signIn({ email: input.email, password: OTHER_PASSWORD }, origin(), TEST_NOW),
    ).rejects.toMatchObject({
      code: "unauthorized",
    });
  });
});

describe("joinAccount", () => {
  it("lets a proven login join by its password, and keeps its other roles", async () => {
    const elsewhere = await makeAccount();
    const person = await makeUser({ passwordHash: await hashPassword(OTHER_PASSWORD) });
    await makeMembership(person.id, elsewhere.account.id, "viewer");
    const { account, location, token } = await invited({ email: person.email });
    expect(await join(token, OTHER_PASSWORD)).toEqual({ userId: person.id });
    expect((await rolesOf(person.id)).sort()).toEqual(
      [
        [elsewhere.account.id, "viewer"],
        [location.id, "manager"],
      ].sort(),
    );
    expect(await actionsAt(account.id)).toContain("invitation.accept");
    expect(await actionsAt(elsewhere.account.id)).toEqual([]);
  });

  it("refuses a login that belongs to another account, and one of support", async () => {
    const theirs = await makeMember((await makeAccount()).account, "admin", {
      passwordHash: await hashPassword(OTHER_PASSWORD),
    });
    const support = await makeUser({ isSupport: true, passwordHash: await hashPassword(OTHER_PASSWORD) });
    for (const { id, email } of [theirs, support]) {
      const before = await rolesOf(id);
      const { token } = await invited({ email });
      // The same answer as to a wrong password, or a link would tell what another account's password is.
      const refused = { code: "unauthorized", message: "Wrong e-mail or password." };
      for (const password of [OTHER_PASSWORD, PASSWORD])
        await expect(join(token, password)).rejects.toMatchObject(refused);
      expect(await rolesOf(id)).toEqual(before);
      expect(await readInvitation(token, TEST_NOW)).not.toBeNull();
    }
  });

  it("counts failed attempts like a sign-in, and joins once when done twice at once", async () => {
    const person = await makeUser({ passwordHash: await hashPassword(OTHER_PASSWORD) });
    const { token } = await invited({ email: person.email });
    const settled = await Promise.allSettled([join(token, OTHER_PASSWORD), join(token, OTHER_PASSWORD)]);
    expect(settled.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    const again = await invited({ email: person.email });
    const here = origin();
    for (let round = 0; round < 10; round++) await join(again.token, PASSWORD, here).catch(() => {});
    await expect(join(again.token, OTHER_PASSWORD, here)).rejects.toMatchObject({ code: "rate_limited" });
  });

  it("refuses a login that was disabled", async () => {
    const person = await makeUser({ passwordHash: await hashPassword(OTHER_PASSWORD), disabledAt: TEST_NOW });
    const { token } = await invited({ email: person.email });
    await expect(join(token, OTHER_PASSWORD)).rejects.toMatchObject({ code: "unauthorized" });
  });
});

describe("An invitation's link", () => {
  const end: Record<string, (maker: { userId: string; orgId: string }, by: Context) => Promise<unknown>> = {
    demoted: (maker, by) => changeMemberRole(by, { ...maker, role: "manager" }),
    removed: removeMemberBy,
    disabled: ({ userId }, by) => disableUser(by, { userId }),
  };
  function removeMemberBy(maker: { userId: string; orgId: string }, by: Context) {
    return removeMember(by, maker);
  }

  it.each(Object.keys(end))(
    "ends when its maker is %s, and does not come back with the right",
    async (how) => {
      const { account, admin, token } = await invited();
      const other = await makeAdmin(account);
      await end[how]?.({ userId: admin.user.id, orgId: account.id }, other.context);
      expect(await readInvitation(token, TEST_NOW)).toBeNull();
      await expect(accept(token)).rejects.toMatchObject({ code: "link_expired" });
      await database().update(users).set({ disabledAt: null }).where(eq(users.id, admin.user.id));
      await database()
        .insert(memberships)
        .values({ userId: admin.user.id, orgId: account.id, role: "admin", createdAt: TEST_NOW })
        .onConflictDoUpdate({ target: [memberships.userId, memberships.orgId], set: { role: "admin" } });
      expect(await readInvitation(token, TEST_NOW)).toBeNull();
      const { invitations: listed } = await listInvitations(other.context, {
        orgId: account.id,
        withLocations: true,
      });
      expect(listed).toMatchObject([{ status: "expired", makerName: admin.user.name }]);
      const { link } = await renewInvitation(other.context, { id: listed[0]?.id ?? "" });
      await expect(accept(tokenOf(link))).resolves.toBeDefined();
    },
  );

  it("needs its maker's right at the moment of its use, even if nobody ended it", async () => {
    const { account, admin, token } = await invited();
    await makeAdmin(account);
    await database()
      .update(memberships)
      .set({ role: "viewer" })
      .where(and(eq(memberships.userId, admin.user.id), eq(memberships.orgId, account.id)));
    await expect(accept(token)).rejects.toMatchObject({ code: "link_expired" });
  });
});
