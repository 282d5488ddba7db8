import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { database } from "@/db/client";
import { users } from "@/db/schema";
import { useTestDatabase } from "@/db/testing/database";
import { useTestEnvironment } from "@/db/testing/environment";
import {
  contextOfUser,
  makeAccount,
  makeAdmin,
  makeMember,
  makeSupport,
  TEST_NOW,
} from "@/db/testing/factory";
import {
  accept,
  actionsAt,
  newEmail,
  OTHER_PASSWORD,
  origin,
  PASSWORD,
  tokenOf,
} from "@/db/testing/invitations";
import { whileOpen } from "@/db/testing/while-open";
import { readSession } from "@/lib/auth/session-store";
import { signIn } from "@/lib/auth/sign-in";
import { DEPARTURES, type Departure } from "@/lib/constants/people";
import type { Role } from "@/lib/constants/permissions";
import type { Context } from "@/lib/context";
import { changePassword } from "@/lib/domain/users/change-password";
import { createPasswordReset } from "@/lib/domain/users/create-password-reset";
import { setPassword } from "@/lib/domain/users/set-password";
import { changeMemberRole } from "./change-member-role";
import { disableUser } from "./disable-user";
import { getDeparture } from "./get-departure";
import { inviteMember } from "./invite-member";
import { listMembers } from "./list-members";
import { removeMember } from "./remove-member";

useTestDatabase();
useTestEnvironment();

const now = () => TEST_NOW;
type Organization = Awaited<ReturnType<typeof makeAccount>>["account"];

/** Somebody who was invited by an admin and whose password was set with the link, as the admin could. */
async function takenIn(maker: Context, org: Organization, role: Role = "viewer") {
  const email = newEmail();
  const { link } = await inviteMember(maker, { orgId: org.id, email, name: "New Dentist", role });
  const { userId } = await accept(tokenOf(link));
  const user = { id: userId, email, name: "New Dentist" };
  return { ...user, context: contextOfUser(user, org, role) };
}

/** An account with two admins, one of whom is about to leave and has taken somebody in. */
async function scene() {
  const { account, location } = await makeAccount();
  const [leaver, other] = [await makeAdmin(account), await makeAdmin(account)];
  return { account, location, leaver, other, dentist: await takenIn(leaver.context, account) };
}
type Scene = Awaited<ReturnType<typeof scene>>;

const leave = ({ account, leaver, other }: Scene, how: Departure = "remove"): Promise<unknown> => {
  const target = { orgId: account.id, userId: leaver.user.id };
  if (how === "remove") return removeMember(other.context, target);
  if (how === "disable") return disableUser(other.context, target);
  return changeMemberRole(other.context, { ...target, role: "manager" });
};

const opens = (email: string, password: string) =>
  signIn({ email, password }, origin(), TEST_NOW).then(
    ({ isOpen }) => isOpen,
    () => false,
  );

/** Somebody who signs in, with the context of the session. */
async function sessionOf(who: { email: string; context: Context }, password: string, at = TEST_NOW) {
  const opened = await signIn({ email: who.email, password }, origin(), at);
  if (!opened.isOpen) throw new Error("Several logins fit.");
  const session = await readSession(opened.secret, at);
  const context: Context = { ...who.context, sessionId: session?.sessionId ?? "" };
  return { context, secret: opened.secret };
}

/** Somebody, the person or whoever knows the password, who signs in and changes it in the settings. */
async function changedBy(who: { email: string; context: Context }) {
  const session = await sessionOf(who, PASSWORD);
  await changePassword(session.context, { currentPassword: PASSWORD, newPassword: OTHER_PASSWORD });
  return session;
}

/** Sets a person's password with a link that somebody makes for them. */
async function setWithLinkOf(maker: Context, userId: string, reason?: string) {
  const { link } = await createPasswordReset(maker, { userId, reason });
  await setPassword({ token: tokenOf(link), password: OTHER_PASSWORD }, now, "r");
}

const statusOf = async ({ account, other }: Scene, userId: string) =>
  (await listMembers(other.context, { orgId: account.id })).members.find((each) => each.userId === userId)
    ?.status;

describe.each(DEPARTURES)("A former admin (%s)", (how) => {
  it("does not sign in with a password that was set with their link; the person needs a new link", async () => {
    const facts = await scene();
    const { account, leaver, other, dentist } = facts;
    const session = await signIn({ email: dentist.email, password: PASSWORD }, origin(), TEST_NOW);
    const input = { orgId: account.id, userId: leaver.user.id, act: how };
    expect(await getDeparture(other.context, input)).toMatchObject({
      passwords: [{ id: dentist.id, name: "New Dentist" }],
    });
    await leave(facts, how);
    expect(await opens(dentist.email, PASSWORD)).toBe(false);
    expect(session.isOpen && (await readSession(session.secret, TEST_NOW))).toBeNull();
    expect(await statusOf(facts, dentist.id)).toBe("no_password");
    expect(await actionsAt(account.id)).toContain("user.end_password");
    await setWithLinkOf(other.context, dentist.id);
    expect(await opens(dentist.email, OTHER_PASSWORD)).toBe(true);
  });

  it("does not keep a login by changing its password once more in the settings, nor its session", async () => {
    const facts = await scene();
    const { account, leaver, other, dentist } = facts;
    const { secret } = await changedBy(dentist);
    const input = { orgId: account.id, userId: leaver.user.id, act: how };
    expect(await getDeparture(other.context, input)).toMatchObject({ passwords: [{ id: dentist.id }] });
    await leave(facts, how);
    expect(await opens(dentist.email, OTHER_PASSWORD)).toBe(false);
    expect(await readSession(secret, TEST_NOW)).toBeNull();
    expect(await statusOf(facts, dentist.id)).toBe("no_password");
  });

  it("loses it also if the password is set in the moment of the loss", async () => {
    const facts = await scene();
    const { leaver, dentist } = facts;
    const { link } = await createPasswordReset(leaver.context, { userId: dentist.id });
    const used = () => setPassword({ token: tokenOf(link), password: OTHER_PASSWORD }, now, "r");
    await whileOpen(used, () => leave(facts, how));
    expect(await opens(dentist.email, OTHER_PASSWORD)).toBe(false);
  });

  it("loses it also if an invitation is accepted in the moment of the loss", async () => {
    const facts = await scene();
    const { leaver, location } = facts;
    const email = newEmail();
    const invited = await inviteMember(leaver.context, {
      orgId: location.id,
      email,
      name: "N. N.",
      role: "viewer",
    });
    await whileOpen(
      () => accept(tokenOf(invited.link)),
      () => leave(facts, how),
    );
    expect(await opens(email, PASSWORD)).toBe(false);
  });
});

describe("A password stays when somebody leaves", () => {
  it("if its person has since set it with somebody else’s link, or the login is proven", async () => {
    const facts = await scene();
    const { account, leaver, other, dentist } = facts;
    await setWithLinkOf(other.context, dentist.id);
    const proven = await takenIn(leaver.context, account);
    await database()
      .update(users)
      .set({ accountId: null, provenAt: TEST_NOW })
      .where(eq(users.id, proven.id));
    await leave(facts);
    expect([await opens(dentist.email, OTHER_PASSWORD), await opens(proven.email, PASSWORD)]).toEqual([
      true,
      true,
    ]);
  });

  it("if it is a login of another account, or of a place where they remain an admin", async () => {
    const facts = await scene();
    const { location, other } = facts;
    const local = await makeMember(location, "admin");
    const kept = await takenIn(contextOfUser(local, location), location);
    const foreign = await makeAccount();
    const abroad = await takenIn((await makeAdmin(foreign.account)).context, foreign.account);
    // The same person also has a role on the account, and loses that one only.
    await inviteMember(other.context, {
      orgId: facts.account.id,
      email: local.email,
      name: local.name,
      role: "manager",
    });
    await removeMember(other.context, { orgId: facts.account.id, userId: local.id });
    await leave(facts);
    expect([await opens(kept.email, PASSWORD), await opens(abroad.email, PASSWORD)]).toEqual([true, true]);
  });

  it("unless it was support’s link and that support person is disabled", async () => {
    const [leaver, other] = [await makeSupport(), await makeSupport()];
    const { dentist } = await scene();
    await setWithLinkOf(leaver.context, dentist.id, "Asked by phone");
    await disableUser(other.context, { userId: leaver.user.id });
    expect(await opens(dentist.email, OTHER_PASSWORD)).toBe(false);
  });
});

describe("Whoever removes an admin", () => {
  it("changes their own password first, in the same session, if that admin may know it", async () => {
    const { account, leaver, dentist } = await scene();
    const heir = await takenIn(leaver.context, account, "admin");
    const target = { orgId: account.id, userId: leaver.user.id };
    await expect(removeMember(heir.context, target)).rejects.toMatchObject({ code: "forbidden" });
    const { context } = await changedBy(heir);
    expect((await getDeparture(context, { ...target, act: "remove" })).passwords).toEqual([
      { id: dentist.id, name: "New Dentist" },
    ]);
    await removeMember(context, target);
    expect(await opens(heir.email, OTHER_PASSWORD)).toBe(true);
  });

  it("is refused in a session that began after the change, which that admin could have made", async () => {
    const { account, leaver } = await scene();
    const heir = await takenIn(leaver.context, account, "admin");
    await changedBy(heir);
    const { context } = await sessionOf(heir, OTHER_PASSWORD, new Date(TEST_NOW.getTime() + 1));
    await expect(removeMember(context, { orgId: account.id, userId: leaver.user.id })).rejects.toMatchObject({
      code: "forbidden",
      message: expect.stringContaining("in the settings"),
    });
  });

  it("does not leave themselves if no other admin could sign in afterwards", async () => {
    const { account } = await makeAccount();
    const sole = await makeAdmin(account);
    await takenIn(sole.context, account, "admin");
    await expect(
      removeMember(sole.context, { orgId: account.id, userId: sole.user.id }),
    ).rejects.toMatchObject({ code: "last_admin" });
  });
});

describe("A higher role", () => {
  /** A colleague whose password may be known to somebody who stopped being an admin before such passwords ended. */
  async function known() {
    const facts = await scene();
    await setWithLinkOf(facts.other.context, facts.dentist.id);
    await leave(facts);
    await database()
      .update(users)
      .set({ passwordMakerUserId: facts.leaver.user.id })
      .where(eq(users.id, facts.dentist.id));
    return facts;
  }
  const raise = ({ account, other, dentist }: Scene) =>
    changeMemberRole(other.context, { orgId: account.id, userId: dentist.id, role: "admin" });

  it("ends a password that a former admin may know", async () => {
    const facts = await known();
    expect(await opens(facts.dentist.email, OTHER_PASSWORD)).toBe(true);
    expect(await raise(facts)).toMatchObject({ role: "admin", passwordEnded: true });
    expect(await opens(facts.dentist.email, OTHER_PASSWORD)).toBe(false);
  });

  it("opens nothing for a sign-in with that password in the same moment", async () => {
    const facts = await known();
    const signedIn = await whileOpen(
      () => raise(facts),
      () => signIn({ email: facts.dentist.email, password: OTHER_PASSWORD }, origin(), TEST_NOW),
    );
    expect(signedIn).toMatchObject({ status: "rejected", reason: { code: "unauthorized" } });
  });

  it("is refused where the caller could not make a new link for the person", async () => {
    const facts = await known();
    const { location, other, dentist } = facts;
    await inviteMember(other.context, {
      orgId: location.id,
      email: dentist.email,
      name: "N. N.",
      role: "viewer",
    }).then(({ link }) => accept(tokenOf(link), OTHER_PASSWORD));
    await database()
      .update(users)
      .set({ passwordMakerUserId: facts.leaver.user.id })
      .where(eq(users.id, dentist.id));
    const local = contextOfUser(await makeMember(location, "admin"), location);
    const target = { orgId: location.id, userId: dentist.id, role: "admin" as const };
    await expect(changeMemberRole(local, target)).rejects.toMatchObject({ code: "forbidden" });
  });

  it("leaves a password that only present admins may know, and a lower role any password", async () => {
    const facts = await scene();
    expect(await raise(facts)).toMatchObject({ passwordEnded: false });
    expect(await opens(facts.dentist.email, PASSWORD)).toBe(true);
    const other = await known();
    const lowered = { orgId: other.account.id, userId: other.dentist.id, role: "viewer" as const };
    expect(await changeMemberRole(other.other.context, lowered)).toMatchObject({ passwordEnded: false });
  });
});
