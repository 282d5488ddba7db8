import { randomUUID } from "node:crypto";
import { and, eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { database } from "@/db/client";
import { auditEntries, memberships, oneTimeLinks, organizations } from "@/db/schema";
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
import { openSession, readSession } from "@/lib/auth/session-store";
import type { Role } from "@/lib/constants/permissions";
import { inviteMemberInput, openAccountInput } from "@/lib/schemas/user";
import { changeMemberRole } from "./change-member-role";
import { inviteMember } from "./invite-member";
import { listMembers } from "./list-members";
import { openAccount } from "./open-account";
import { removeMember } from "./remove-member";

useTestDatabase();
useTestEnvironment();

const newEmail = () => `${randomUUID()}@example.com`;
const invitation = (orgId: string, values: object = {}) =>
  inviteMemberInput.parse({ orgId, name: "Max Manager", email: newEmail(), role: "manager", ...values });
const roleOf = async (userId: string, orgId: string) => {
  const where = and(eq(memberships.userId, userId), eq(memberships.orgId, orgId));
  return (await database().select().from(memberships).where(where))[0]?.role;
};
const actionsOf = async (subjectId: string) =>
  (await database().select().from(auditEntries).where(eq(auditEntries.subjectId, subjectId))).map(
    ({ action }) => action,
  );

/** An account with people of the given roles who can sign in. */
async function accountWith(...roles: Role[]) {
  const { account, location } = await makeAccount();
  const people = [];
  for (const role of roles) {
    const user = await makeUser({ passwordHash: "set" });
    await makeMembership(user.id, account.id, role);
    people.push(user);
  }
  const [first, second, third] = people;
  if (!first) throw new Error("Name at least one role.");
  return { account, location, first, second: second ?? first, third: third ?? first };
}

describe("inviteMember", () => {
  it("gives a new person the role and answers with a one-time link, of which only a hash is kept", async () => {
    const { account, location } = await makeAccount();
    const invited = await inviteMember(contextOf(account), invitation(location.id));
    expect(await roleOf(invited.userId, location.id)).toBe("manager");
    const token = invited.link?.match(/^http:\/\/localhost:3000\/invitation\/([\w-]{43})$/)?.[1];
    const [link] = await database()
      .select()
      .from(oneTimeLinks)
      .where(eq(oneTimeLinks.userId, invited.userId));
    expect(token).toBeTypeOf("string");
    expect(link).toMatchObject({ kind: "invitation", usedAt: null });
    expect(link?.tokenHash).not.toContain(token ?? "?");
    expect(link?.expiresAt).toEqual(new Date(TEST_NOW.getTime() + 7 * 86_400_000));
    expect(await actionsOf(invited.userId)).toEqual(["user.create"]);
  });

  it("adds a colleague of the same account without a link, since they can sign in", async () => {
    const { account, location, first } = await accountWith("viewer");
    const invited = await inviteMember(contextOf(account), invitation(location.id, { email: first.email }));
    expect(invited).toEqual({ userId: first.id, name: first.name, link: null });
    expect(await roleOf(first.id, location.id)).toBe("manager");
    expect(await actionsOf(first.id)).toEqual(["member.add"]);
  });

  it("takes back somebody who has no role left, with a new link if they never set a password", async () => {
    const { account } = await makeAccount();
    const context = contextOf(account);
    const email = newEmail();
    const { userId } = await inviteMember(context, invitation(account.id, { email }));
    await removeMember(context, { orgId: account.id, userId });
    const again = await inviteMember(context, invitation(account.id, { email }));
    expect(again).toMatchObject({ userId, link: expect.stringContaining("/invitation/") });
  });

  it("is refused for those who are here already, are disabled, are support or work for another account", async () => {
    const { account, first } = await accountWith("viewer");
    const { first: stranger } = await accountWith("admin");
    const disabled = await makeUser({ disabledAt: TEST_NOW });
    const support = await makeUser({ isSupport: true });
    for (const { email } of [first, disabled, support, stranger])
      await expect(inviteMember(contextOf(account), invitation(account.id, { email }))).rejects.toMatchObject(
        { code: "email_taken", fields: [{ path: "email", code: "email_taken" }] },
      );
    const byHand = await inviteMember(supportContext(), invitation(account.id, { email: stranger.email }));
    expect(byHand.userId).toBe(stranger.id);
  });

  it("takes an admin of the place; a foreign organization answers as one that does not exist", async () => {
    const { account, location } = await makeAccount();
    const foreign = await makeAccount();
    for (const role of ["viewer", "manager"] as const)
      await expect(inviteMember(contextOf(account, role), invitation(account.id))).rejects.toMatchObject({
        code: "forbidden",
      });
    for (const orgId of [foreign.account.id, foreign.location.id, randomUUID()])
      await expect(inviteMember(contextOf(account), invitation(orgId))).rejects.toMatchObject({
        code: "not_found",
      });
    // An admin of one location invites there, not into the account.
    await inviteMember(contextOfLocation(location), invitation(location.id));
    await expect(inviteMember(contextOfLocation(location), invitation(account.id))).rejects.toMatchObject({
      code: "not_found",
    });
  });

  it("makes one user of two invitations at once", async () => {
    const { account } = await makeAccount();
    const input = invitation(account.id);
    const settled = await Promise.allSettled([1, 2].map(() => inviteMember(contextOf(account), input)));
    const refused = settled.filter((result) => result.status === "rejected");
    expect(refused).toHaveLength(1);
    expect(refused[0]?.reason).toMatchObject({ code: "email_taken" });
  });
});

describe("changeMemberRole", () => {
  it("changes the role at once and records it; the same role again changes nothing", async () => {
    const { account, second } = await accountWith("admin", "viewer");
    const input = { orgId: account.id, userId: second.id, role: "manager" as const };
    await changeMemberRole(contextOf(account), input);
    await changeMemberRole(contextOf(account), input);
    expect(await roleOf(second.id, account.id)).toBe("manager");
    expect(await actionsOf(second.id)).toEqual(["member.change_role"]);
  });

  it("keeps the last admin who can sign in, an open invitation or a disabled admin being no help", async () => {
    const { account, first } = await accountWith("admin");
    await makeMembership((await makeUser()).id, account.id, "admin");
    await makeMembership(
      (await makeUser({ passwordHash: "set", disabledAt: TEST_NOW })).id,
      account.id,
      "admin",
    );
    for (const context of [contextOf(account), supportContext()])
      await expect(
        changeMemberRole(context, { orgId: account.id, userId: first.id, role: "viewer" }),
      ).rejects.toMatchObject({ code: "last_admin" });
    expect(await roleOf(first.id, account.id)).toBe("admin");
  });

  it("leaves one admin when two step down at once", async () => {
    const { account, first, second } = await accountWith("admin", "admin");
    const settled = await Promise.allSettled(
      [first, second].map(({ id }) =>
        changeMemberRole(contextOf(account), { orgId: account.id, userId: id, role: "viewer" }),
      ),
    );
    expect(settled.filter(({ status }) => status === "rejected")).toHaveLength(1);
    const roles = await Promise.all([first, second].map(({ id }) => roleOf(id, account.id)));
    expect(roles.sort()).toEqual(["admin", "viewer"]);
  });

  it("is refused to viewers and managers, and does not find foreign members", async () => {
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
  it("takes the role, signs out whoever has none left, and ends links that an admin may hold", async () => {
    const { account, second } = await accountWith("admin", "viewer");
    const token = await openSession(second.id, { userAgent: null, ipAddress: null }, TEST_NOW);
    await database()
      .insert(oneTimeLinks)
      .values({
        kind: "password_reset",
        tokenHash: randomUUID(),
        userId: second.id,
        createdAt: TEST_NOW,
        expiresAt: new Date(TEST_NOW.getTime() + 1000),
      });
    await removeMember(contextOf(account), { orgId: account.id, userId: second.id });
    expect(await roleOf(second.id, account.id)).toBeUndefined();
    expect(await readSession(token, TEST_NOW)).toBeNull();
    const links = await database().select().from(oneTimeLinks).where(eq(oneTimeLinks.userId, second.id));
    expect(links.map(({ usedAt }) => usedAt)).toEqual([TEST_NOW]);
    expect(await actionsOf(second.id)).toEqual(["member.remove"]);
  });

  it("leaves whoever works elsewhere too signed in", async () => {
    const { account, location, second } = await accountWith("admin", "viewer");
    await makeMembership(second.id, location.id, "manager");
    const token = await openSession(second.id, { userAgent: null, ipAddress: null }, TEST_NOW);
    await removeMember(contextOf(account), { orgId: account.id, userId: second.id });
    expect((await readSession(token, TEST_NOW))?.grants).toMatchObject([{ orgId: location.id }]);
  });

  it("is refused for the last admin, to viewers, and does not find foreign members; twice at once removes once", async () => {
    const { account, first, second } = await accountWith("admin", "viewer");
    const { account: other, first: stranger } = await accountWith("admin");
    const remove = (orgId: string, userId: string, role: Role = "admin") =>
      removeMember(contextOf(account, role), { orgId, userId });
    await expect(remove(account.id, first.id)).rejects.toMatchObject({ code: "last_admin" });
    await expect(remove(account.id, second.id, "viewer")).rejects.toMatchObject({ code: "forbidden" });
    await expect(remove(other.id, stranger.id)).rejects.toMatchObject({ code: "not_found" });
    const settled = await Promise.allSettled([1, 2].map(() => remove(account.id, second.id)));
    expect(settled.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  });
});

describe("listMembers", () => {
  it("lists an organization's own members by name, and those of the locations only when asked", async () => {
    const { account, location, first } = await accountWith("admin");
    const local = await makeUser({ name: "Zoe", disabledAt: TEST_NOW });
    await makeMembership(local.id, location.id, "viewer");
    const own = await listMembers(contextOf(account), { orgId: account.id });
    expect(own.members).toMatchObject([{ userId: first.id, role: "admin", status: "active" }]);
    const all = await listMembers(contextOf(account), { orgId: account.id, withLocations: true });
    expect(all.members).toMatchObject([
      { userId: first.id, orgId: account.id },
      { userId: local.id, orgId: location.id, orgName: location.name, status: "disabled" },
    ]);
  });

  it("is refused to viewers and managers, and does not find foreign organizations", async () => {
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
  const input = (adminEmail = newEmail()) =>
    openAccountInput.parse({
      name: `Lakeside ${randomUUID()}`,
      timezone: "America/Chicago",
      adminName: "Lea Admin",
      adminEmail,
    });

  it("makes the account with an invited admin", async () => {
    const { account, link } = await openAccount(supportContext(), input());
    expect(link).toContain("/invitation/");
    const { members } = await listMembers(supportContext(), { orgId: account.id });
    expect(members).toMatchObject([{ name: "Lea Admin", role: "admin", status: "invited" }]);
  });

  it("makes neither when the admin cannot be added", async () => {
    const wished = input((await makeUser({ isSupport: true })).email);
    await expect(openAccount(supportContext(), wished)).rejects.toMatchObject({
      code: "email_taken",
      fields: [{ path: "adminEmail" }],
    });
    const kept = await database().select().from(organizations).where(eq(organizations.name, wished.name));
    expect(kept).toEqual([]);
  });

  it("is refused to everybody but support", async () => {
    const { account } = await makeAccount();
    for (const role of ["viewer", "admin"] as const)
      await expect(openAccount(contextOf(account, role), input())).rejects.toMatchObject({
        code: "forbidden",
      });
  });
});
