import { randomUUID } from "node:crypto";
import { and, eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { database } from "@/db/client";
import { auditEntries, memberships, oneTimeLinks, organizations } from "@/db/schema";
import { useTestDatabase } from "@/db/testing/database";
import { useTestEnvironment } from "@/db/testing/environment";
import {
  contextOf,
  contextOfUser,
  makeAccount,
  makeMember,
  makeMembership,
  makeSupport,
  makeUser,
  supportContext,
  TEST_NOW,
} from "@/db/testing/factory";
import { openSession, readSession } from "@/lib/auth/session-store";
import type { Role } from "@/lib/constants/permissions";
import { openAccountInput } from "@/lib/schemas/user";
import { changeMemberRole } from "./change-member-role";
import { listInvitations } from "./list-invitations";
import { listMembers } from "./list-members";
import { openAccount } from "./open-account";
import { removeMember } from "./remove-member";

useTestDatabase();
useTestEnvironment();

const roleOf = async (userId: string, orgId: string) => {
  const where = and(eq(memberships.userId, userId), eq(memberships.orgId, orgId));
  return (await database().select().from(memberships).where(where))[0]?.role;
};
const actionsOf = async (subjectId: string) =>
  (await database().select().from(auditEntries).where(eq(auditEntries.subjectId, subjectId))).map(
    ({ action }) => action,
  );

/** An account with people in the given roles who can sign in, the context of the first of them, and support's. */
async function accountWith(...roles: [Role, ...Role[]]) {
  const { account, location } = await makeAccount();
  const first = await makeMember(account, roles[0]);
  const second = roles[1] ? await makeMember(account, roles[1]) : first;
  const support = (await makeSupport()).context;
  return { account, location, first, second, context: contextOfUser(first, account, roles[0]), support };
}

describe("changeMemberRole", () => {
  it("changes the role at once and records it; the same role changes nothing", async () => {
    const { account, second, context } = await accountWith("admin", "viewer");
    const input = { orgId: account.id, userId: second.id, role: "manager" as const };
    await changeMemberRole(context, input);
    await changeMemberRole(context, input);
    expect(await roleOf(second.id, account.id)).toBe("manager");
    expect(await actionsOf(second.id)).toEqual(["member.change_role"]);
  });

  it("keeps the last admin who can sign in; those without a password and disabled ones do not count", async () => {
    const { account, first, context, support } = await accountWith("admin");
    await makeMember(account, "admin", { passwordHash: null });
    await makeMember(account, "admin", { disabledAt: TEST_NOW });
    for (const by of [context, support])
      await expect(
        changeMemberRole(by, { orgId: account.id, userId: first.id, role: "viewer" }),
      ).rejects.toMatchObject({ code: "last_admin" });
    expect(await roleOf(first.id, account.id)).toBe("admin");
  });

  it("leaves one admin when two step down at once", async () => {
    const { account, first, second, support } = await accountWith("admin", "admin");
    const settled = await Promise.allSettled(
      [first, second].map(({ id }) =>
        changeMemberRole(support, { orgId: account.id, userId: id, role: "viewer" }),
      ),
    );
    expect(settled.filter(({ status }) => status === "rejected")).toHaveLength(1);
    const roles = await Promise.all([first, second].map(({ id }) => roleOf(id, account.id)));
    expect(roles.sort()).toEqual(["admin", "viewer"]);
  });

  it("is forbidden for viewers and managers, and does not find foreign members", async () => {
    const { account, first } = await accountWith("viewer");
    const { account: other, first: stranger } = await accountWith("viewer");
    const change = (orgId: string, userId: string) => ({ orgId, userId, role: "admin" as const });
    for (const role of ["viewer", "manager"] as const)
      await expect(
        changeMemberRole(contextOf(account, role), change(account.id, first.id)),
      ).rejects.toMatchObject({ code: "forbidden" });
    for (const input of [change(other.id, stranger.id), change(account.id, stranger.id)])
      await expect(changeMemberRole(contextOf(account), input)).rejects.toMatchObject({ code: "not_found" });
  });
});

describe("removeMember", () => {
  it("removes the role, signs out people without roles, and ends their open links", async () => {
    const { account, second, context } = await accountWith("admin", "viewer");
    const token = await openSession(second, { userAgent: null, ipAddress: null }, TEST_NOW);
    await database()
      .insert(oneTimeLinks)
      .values({
        kind: "password_reset",
        tokenHash: randomUUID(),
        userId: second.id,
        accountId: account.id,
        createdAt: TEST_NOW,
        expiresAt: new Date(TEST_NOW.getTime() + 1000),
      });
    await removeMember(context, { orgId: account.id, userId: second.id });
    expect(await roleOf(second.id, account.id)).toBeUndefined();
    expect(await readSession(token, TEST_NOW)).toBeNull();
    const links = await database().select().from(oneTimeLinks).where(eq(oneTimeLinks.userId, second.id));
    expect(links.map(({ usedAt }) => usedAt)).toEqual([TEST_NOW]);
    expect(await actionsOf(second.id)).toEqual(["member.remove"]);
  });

  it("keeps people signed in who also work elsewhere", async () => {
    const { account, location, second, context } = await accountWith("admin", "viewer");
    await makeMembership(second.id, location.id, "manager");
    const token = await openSession(second, { userAgent: null, ipAddress: null }, TEST_NOW);
    await removeMember(context, { orgId: account.id, userId: second.id });
    expect((await readSession(token, TEST_NOW))?.grants).toMatchObject([{ orgId: location.id }]);
  });

  it("refuses the last admin and viewers, does not find foreign members, and removes once when done twice at once", async () => {
    const { account, first, second, context } = await accountWith("admin", "viewer");
    const { account: other, first: stranger } = await accountWith("admin");
    const remove = (orgId: string, userId: string, by = context) => removeMember(by, { orgId, userId });
    await expect(remove(account.id, first.id)).rejects.toMatchObject({ code: "last_admin" });
    await expect(remove(account.id, second.id, contextOf(account, "viewer"))).rejects.toMatchObject({
      code: "forbidden",
    });
    await expect(remove(other.id, stranger.id)).rejects.toMatchObject({ code: "not_found" });
    const settled = await Promise.allSettled([1, 2].map(() => remove(account.id, second.id)));
    expect(settled.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  });
});

describe("listMembers", () => {
  it("lists an organization's own members by name, and those of its locations on request", async () => {
    const { account, location, first } = await accountWith("admin");
    const local = await makeMember(location, "viewer", { name: "Zoe", disabledAt: TEST_NOW });
    const own = await listMembers(contextOf(account), { orgId: account.id });
    expect(own.members).toMatchObject([{ userId: first.id, role: "admin", status: "active" }]);
    const all = await listMembers(contextOf(account), { orgId: account.id, withLocations: true });
    expect(all.members).toMatchObject([
      { userId: first.id, orgId: account.id },
      { userId: local.id, orgId: location.id, orgName: location.name, status: "disabled" },
    ]);
  });

  it("says who needs a password link, and whose login is their own", async () => {
    const { account } = await accountWith("admin");
    await makeMember(account, "viewer", { name: "B", passwordHash: null });
    const proven = await makeUser({ name: "C", passwordHash: "unknown" });
    await makeMembership(proven.id, account.id, "viewer");
    const { members } = await listMembers(contextOf(account), { orgId: account.id });
    expect(members.map(({ status, isProven }) => [status, isProven])).toEqual([
      ["active", false],
      ["no_password", false],
      ["active", true],
    ]);
  });

  it("is forbidden for viewers and managers, and does not find foreign organizations", async () => {
    const { account } = await makeAccount();
    const foreign = await makeAccount();
    for (const role of ["viewer", "manager"] as const)
      await expect(listMembers(contextOf(account, role), { orgId: account.id })).rejects.toMatchObject({
        code: "forbidden",
      });
    await expect(listMembers(contextOf(account), { orgId: foreign.account.id })).rejects.toMatchObject({
      code: "not_found",
    });
  });
});

describe("openAccount", () => {
  const input = (adminEmail = `${randomUUID()}@example.com`) =>
    openAccountInput.parse({
      name: `Lakeside ${randomUUID()}`,
      timezone: "America/Chicago",
      adminName: "Lea Admin",
      adminEmail,
    });

  it("creates the account and invites its admin, who is no member yet", async () => {
    const { account, link } = await openAccount((await makeSupport()).context, input());
    expect(link).toContain("/invitation/");
    expect((await listMembers(supportContext(), { orgId: account.id })).members).toEqual([]);
    const { invitations } = await listInvitations(supportContext(), { orgId: account.id });
    expect(invitations).toMatchObject([{ name: "Lea Admin", role: "admin", status: "open" }]);
  });

  it("invites an address that has logins elsewhere, support's too", async () => {
    const { first } = await accountWith("viewer");
    const support = await makeSupport();
    for (const { email } of [first, support.user])
      await expect(openAccount(support.context, input(email))).resolves.toMatchObject({
        link: expect.stringContaining("/invitation/"),
      });
  });

  it("is reserved for support, and creates nothing for others", async () => {
    const { account } = await makeAccount();
    const opened = input();
    for (const role of ["viewer", "admin"] as const)
      await expect(openAccount(contextOf(account, role), opened)).rejects.toMatchObject({
        code: "forbidden",
      });
    const kept = await database().select().from(organizations).where(eq(organizations.name, opened.name));
    expect(kept).toEqual([]);
  });
});

describe("an act on a member whose role changed after it was shown", () => {
  it("is refused with the present role, and changes nothing", async () => {
    const { account, second, context } = await accountWith("admin", "manager");
    const member = { orgId: account.id, userId: second.id };
    await changeMemberRole(context, { ...member, role: "viewer", shownRole: "manager" });
    const conflict = { code: "edit_conflict", details: { current: { role: "viewer" } } };
    await expect(
      changeMemberRole(context, { ...member, role: "admin", shownRole: "manager" }),
    ).rejects.toMatchObject(conflict);
    await expect(removeMember(context, { ...member, shownRole: "manager" })).rejects.toMatchObject(conflict);
    expect(await roleOf(second.id, account.id)).toBe("viewer");
    await removeMember(context, { ...member, shownRole: "viewer" });
    expect(await roleOf(second.id, account.id)).toBeUndefined();
  });
});
