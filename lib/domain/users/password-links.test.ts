import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { database } from "@/db/client";
import { auditEntries, memberships, users } from "@/db/schema";
import { useTestDatabase } from "@/db/testing/database";
import { useTestEnvironment } from "@/db/testing/environment";
import {
  contextOf,
  contextOfUser,
  makeAccount,
  makeAdmin,
  makeMember,
  makeMembership,
  makeSupport,
  makeUser,
  TEST_NOW,
} from "@/db/testing/factory";
import { tokenOf } from "@/db/testing/invitations";
import { hashPassword } from "@/lib/auth/password";
import { openSession, readSession } from "@/lib/auth/session-store";
import { signIn } from "@/lib/auth/sign-in";
import { systemContext } from "@/lib/context";
import { changeMemberRole } from "@/lib/domain/members/change-member-role";
import { disableUser } from "@/lib/domain/members/disable-user";
import { enableUser } from "@/lib/domain/members/enable-user";
import { inviteMember } from "@/lib/domain/members/invite-member";
import { removeMember } from "@/lib/domain/members/remove-member";
import { changePassword } from "./change-password";
import { createPasswordReset } from "./create-password-reset";
import { markLinksSeen } from "./mark-links-seen";
import { readLink } from "./one-time-link";
import { hasUnseenLinks, listOwnLinks } from "./own-links";
import { setPassword } from "./set-password";

useTestDatabase();
useTestEnvironment();

const ORIGIN = { userAgent: null, ipAddress: null };
const OLD = "correct horse battery";
const NEW = "staple of the winter sun";
const now = () => TEST_NOW;
const later = (hours: number) => new Date(TEST_NOW.getTime() + hours * 3_600_000);
const isOpen = async (token: string, at = TEST_NOW) => (await readLink(token, "password_reset", at)) !== null;
const use = (token: string, password = NEW) => setPassword({ token, password }, now, "r1");

/** An account with two admins and a viewer, for whose password the first admin made a link. */
async function linked() {
  const { account, location } = await makeAccount();
  const [admin, other] = [await makeAdmin(account), await makeAdmin(account)];
  const user = await makeMember(account, "viewer", { passwordHash: await hashPassword(OLD) });
  const { link } = await createPasswordReset(admin.context, { userId: user.id });
  return { account, location, admin, other, user, link, token: tokenOf(link) };
}

describe("A link for a new password", () => {
  it("is not made for a disabled person, whom it would not let in", async () => {
    const { admin, user } = await linked();
    await disableUser(admin.context, { userId: user.id });
    await expect(createPasswordReset(admin.context, { userId: user.id })).rejects.toMatchObject({
      code: "forbidden",
      message: "This person is disabled. Enable them first.",
    });
    await enableUser(admin.context, { userId: user.id });
    const { link } = await createPasswordReset(admin.context, { userId: user.id });
    expect(await isOpen(tokenOf(link))).toBe(true);
  });

  it("sets no password that is made of the practice's name", async () => {
    const { token, account } = await linked();
    await expect(use(token, `${account.name} 2026`)).rejects.toMatchObject({
      fields: [{ path: "password", code: "too_common" }],
    });
  });

  it("sets the password once, and ends all earlier sessions", async () => {
    const { account, user, link, token } = await linked();
    const session = await openSession(user, ORIGIN, TEST_NOW);
    expect(link).toMatch(/^http:\/\/localhost:3000\/password-reset\/[\w-]{43}$/);
    for (let times = 0; times < 3; times++)
      expect(await readLink(token, "password_reset", TEST_NOW)).toEqual({
        name: user.name,
        email: user.email,
      });
    await use(token);
    expect(await readSession(session, TEST_NOW)).toBeNull();
    await expect(signIn({ email: user.email, password: NEW }, ORIGIN, TEST_NOW)).resolves.toMatchObject({
      isOpen: true,
    });
    await expect(use(token, OLD)).rejects.toMatchObject({ code: "link_expired" });
    expect(await isOpen(token)).toBe(false);
    const [entry] = await database()
      .select()
      .from(auditEntries)
      .where(eq(auditEntries.action, "user.set_password"));
    expect(entry).toMatchObject({
      actorId: user.id,
      actorEmail: user.email,
      accountId: account.id,
      requestId: "r1",
    });
  });

  it("works for one of two uses at once", async () => {
    const { token } = await linked();
    const settled = await Promise.allSettled([NEW, OLD].map((password) => use(token, password)));
    expect(settled.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  });

  it("works for 24 hours, until a newer one replaces it", async () => {
    const { admin, user, token: first } = await linked();
    const second = tokenOf((await createPasswordReset(admin.context, { userId: user.id })).link);
    expect(await isOpen(first)).toBe(false);
    expect(await isOpen(second, later(23.9))).toBe(true);
    expect(await isOpen(second, later(24))).toBe(false);
    await expect(setPassword({ token: second, password: NEW }, () => later(24), "r")).rejects.toMatchObject({
      code: "link_expired",
    });
  });

  it("survives a refused password, and opens nothing when made up", async () => {
    const { user, token } = await linked();
    await expect(use(token, "password123")).rejects.toMatchObject({
      code: "validation_failed",
      fields: [{ path: "password", code: "too_common" }],
    });
    expect(await isOpen(token)).toBe(true);
    await expect(use("x".repeat(43))).rejects.toMatchObject({ code: "link_expired" });
    const [kept] = await database().select().from(users).where(eq(users.id, user.id));
    expect(kept?.passwordHash).toBe(user.passwordHash);
  });

  type Linked = Awaited<ReturnType<typeof linked>>;
  const changes: Record<string, (scene: Linked) => Promise<unknown>> = {
    "the person is removed and invited again": async ({ account, other, user }) => {
      const { orgId, userId } = { orgId: account.id, userId: user.id };
      await removeMember(other.context, { orgId, userId });
      await makeMembership(userId, orgId, "viewer");
    },
    "the person's role changes": ({ account, other, user }) =>
      changeMemberRole(other.context, { orgId: account.id, userId: user.id, role: "manager" }),
    "the person gets another role": ({ location, other, user }) =>
      inviteMember(other.context, { orgId: location.id, email: user.email, name: "M", role: "manager" }),
    "the password changes": ({ account, user }) =>
      changePassword(contextOfUser(user, account, "viewer"), {
        currentPassword: OLD,
        newPassword: `${NEW}!`,
      }),
    "its maker is demoted": ({ account, admin, other }) =>
      changeMemberRole(other.context, { orgId: account.id, userId: admin.user.id, role: "manager" }),
    "its maker is removed": ({ account, admin, other }) =>
      removeMember(other.context, { orgId: account.id, userId: admin.user.id }),
    "its maker's role changes behind our back": ({ admin }) =>
      database().update(memberships).set({ role: "viewer" }).where(eq(memberships.userId, admin.user.id)),
    "the login is proven and so leaves the account": ({ user }) =>
      database().update(users).set({ accountId: null, provenAt: TEST_NOW }).where(eq(users.id, user.id)),
  };
  it.each(Object.entries(changes))("ends when %s", async (_, change) => {
    const scene = await linked();
    await change(scene);
    expect(await isOpen(scene.token)).toBe(false);
    await expect(use(scene.token)).rejects.toMatchObject({ code: "link_expired" });
  });

  it("of one account's admin opens nothing of another account that the person joined", async () => {
    const { user, token } = await linked();
    const { account: b } = await makeAccount();
    await database().update(users).set({ accountId: null, provenAt: TEST_NOW }).where(eq(users.id, user.id));
    await makeMembership(user.id, b.id, "admin");
    await expect(use(token)).rejects.toMatchObject({ code: "link_expired" });
    await expect(signIn({ email: user.email, password: OLD }, ORIGIN, TEST_NOW)).resolves.toMatchObject({
      isOpen: true,
    });
  });
});

describe("createPasswordReset", () => {
  it("refuses one's own password, which takes the current one", async () => {
    const { admin } = await linked();
    await expect(createPasswordReset(admin.context, { userId: admin.user.id })).rejects.toMatchObject({
      code: "forbidden",
    });
  });

  it("asks support why, and keeps the reason for the person and the history", async () => {
    const { account, user } = await linked();
    const support = await makeSupport();
    for (const reason of [undefined, null])
      await expect(createPasswordReset(support.context, { userId: user.id, reason })).rejects.toMatchObject({
        code: "validation_failed",
        fields: [{ path: "reason", code: "required" }],
      });
    const { link } = await createPasswordReset(support.context, { userId: user.id, reason: "Lost phone" });
    expect(await isOpen(tokenOf(link))).toBe(true);
    const { links } = await listOwnLinks(contextOfUser(user, account, "viewer"));
    expect(links[0]).toMatchObject({ reason: "Lost phone", maker: { isSupport: true } });
    const entries = await database().select().from(auditEntries).where(eq(auditEntries.subjectId, user.id));
    expect(entries.map(({ after }) => after?.reason)).toContain("Lost phone");
  });

  it("leaves one link when two are made at once", async () => {
    const { admin, user } = await linked();
    const made = await Promise.all([1, 2].map(() => createPasswordReset(admin.context, { userId: user.id })));
    const open = await Promise.all(made.map(({ link }) => isOpen(tokenOf(link))));
    expect(open.filter(Boolean)).toHaveLength(1);
  });
});

describe("The person whose password a link can set", () => {
  it("is told who made it until they confirm, even after the link was used", async () => {
    const { account, admin, user, token } = await linked();
    const context = contextOfUser(user, account, "viewer");
    await use(token);
    expect(await hasUnseenLinks(user.id)).toBe(true);
    expect((await listOwnLinks(context)).links).toMatchObject([
      { maker: { name: admin.user.name, email: admin.user.email, isSupport: false }, isSeen: false },
    ]);
    await markLinksSeen(context);
    await markLinksSeen(context);
    expect(await hasUnseenLinks(user.id)).toBe(false);
    expect((await listOwnLinks(context)).links).toMatchObject([{ isSeen: true }]);
  });

  it("is told of the operator's command, and reads nobody else's", async () => {
    const { user } = await linked();
    await createPasswordReset(systemContext("Command line", now), { userId: user.id });
    const { account } = await makeAccount();
    const stranger = await makeMember(account, "viewer");
    expect((await listOwnLinks(contextOfUser(stranger, account))).links).toEqual([]);
    await markLinksSeen(contextOfUser(stranger, account));
    expect(await hasUnseenLinks(user.id)).toBe(true);
  });

  it("is a person: keys have no links", async () => {
    const { account } = await makeAccount();
    const key = contextOf(account, "admin", { actor: { type: "api_key", id: null, name: "Key" } });
    for (const verb of [listOwnLinks, markLinksSeen])
      await expect(verb(key)).rejects.toMatchObject({ code: "forbidden" });
  });
});

describe("A change of a login", () => {
  it("is written to the history of each account that it belongs to, and a change of a role only to its own", async () => {
    const [a, b] = [(await makeAccount()).account, (await makeAccount()).account];
    const person = await makeUser({ passwordHash: await hashPassword(OLD) });
    for (const { id } of [a, b]) await makeMembership(person.id, id, "viewer");
    await changePassword(contextOfUser(person, a, "viewer"), { currentPassword: OLD, newPassword: NEW });
    await changeMemberRole((await makeAdmin(a)).context, { orgId: a.id, userId: person.id, role: "manager" });
    const entries = await database().select().from(auditEntries).where(eq(auditEntries.subjectId, person.id));
    const at = (action: string) =>
      entries.filter((entry) => entry.action === action).map(({ accountId }) => accountId);
    expect(at("user.change_password").sort()).toEqual([a.id, b.id].sort());
    expect(at("member.change_role")).toEqual([a.id]);
  });
});
