import { describe, expect, it } from "vitest";
import { useTestDatabase } from "@/db/testing/database";
import { useTestEnvironment } from "@/db/testing/environment";
import {
  contextOfUser,
  makeAccount,
  makeAdmin,
  makeMember,
  makeOrganization,
  TEST_NOW,
} from "@/db/testing/factory";
import { accept, join, newEmail, origin, rolesOf, tokenOf } from "@/db/testing/invitations";
import { readSession } from "@/lib/auth/session-store";
import { signIn } from "@/lib/auth/sign-in";
import type { Context } from "@/lib/context";
import { createKey } from "@/lib/domain/keys/create-key";
import { readKey } from "@/lib/domain/keys/read-key";
import { createPasswordReset } from "@/lib/domain/users/create-password-reset";
import { setPassword } from "@/lib/domain/users/set-password";
import { acceptInvitation } from "./accept-invitation";
import { readInvitation } from "./invitation";
import { inviteMember } from "./invite-member";
import { removeMember } from "./remove-member";

useTestDatabase();
useTestEnvironment();

const ORIGIN = { userAgent: null, ipAddress: null };
const [OURS, THEIRS] = ["correct horse battery", "staple of the winter sun"];
const now = () => TEST_NOW;

/** Two accounts that know nothing of each other, each with an admin. */
async function twoPractices() {
  const [a, b] = [(await makeAccount("A")).account, (await makeAccount("B")).account];
  return { a, b, adminA: (await makeAdmin(a)).context, adminB: (await makeAdmin(b)).context };
}

/** Invites an address and accepts with its link, as whoever is shown the link could. */
async function takeIn(admin: Context, orgId: string, email: string, password: string): Promise<string> {
  const { link } = await inviteMember(admin, { orgId, email, name: "New Dentist", role: "admin" });
  return (await acceptInvitation({ token: tokenOf(link), password }, now, "r")).userId;
}

describe("One practice cannot take another", () => {
  it("by inviting its new dentist first, setting a password and removing the membership again", async () => {
    const { a, b, adminA, adminB } = await twoPractices();
    const email = "new.dentist@a.example";
    const userId = await takeIn(adminB, b.id, email, THEIRS);
    await removeMember(adminB, { orgId: b.id, userId });
    const dentist = await takeIn(adminA, a.id, email, OURS);
    expect(dentist).not.toBe(userId);

    const signedIn = await signIn({ email, password: THEIRS }, ORIGIN, TEST_NOW);
    const session = signedIn.isOpen ? await readSession(signedIn.secret, TEST_NOW) : null;
    expect(session).toMatchObject({ user: { id: userId }, grants: [] });
    expect(await signIn({ email, password: OURS }, ORIGIN, TEST_NOW)).toMatchObject({ userId: dentist });
  });

  it("by a password link that it made for somebody who later works there", async () => {
    const { a, b, adminA, adminB } = await twoPractices();
    const email = "hygienist@example.com";
    const atA = await takeIn(adminA, a.id, email, OURS);
    const { link } = await createPasswordReset(adminA, { userId: atA });
    const atB = await takeIn(adminB, b.id, email, THEIRS);
    await setPassword({ token: tokenOf(link), password: "a password that A chose" }, now, "r");
    const opened = await signIn({ email, password: "a password that A chose" }, ORIGIN, TEST_NOW);
    const session = opened.isOpen ? await readSession(opened.secret, TEST_NOW) : null;
    expect(session?.grants.map(({ accountId }) => accountId)).toEqual([a.id]);
    expect(await signIn({ email, password: THEIRS }, ORIGIN, TEST_NOW)).toMatchObject({ userId: atB });
  });

  it("by the API keys of a person who was removed", async () => {
    const { a, adminA } = await twoPractices();
    const leaver = await makeAdmin(a);
    const { key } = await createKey(contextOfUser(leaver.user, a), {
      name: "Website",
      orgId: a.id,
      scopes: ["numbers:write"],
    });
    expect(await readKey(key, now)).not.toBeNull();
    await removeMember(adminA, { orgId: a.id, userId: leaver.user.id });
    expect(await readKey(key, now)).toBeNull();
  });
});

describe("A location's admin cannot become the account's", () => {
  const someone = () => ({ email: newEmail(), name: "New Dentist" });

  /** An account with an admin, and an admin of its location who invited a viewer and set the password with the link. */
  async function squatted() {
    const { account, location } = await makeAccount();
    const dentist = someone();
    const ofLocation = await makeMember(location, "admin");
    const local = contextOfUser(ofLocation, location);
    const { link } = await inviteMember(local, { ...dentist, orgId: location.id, role: "viewer" });
    const token = tokenOf(link);
    const { userId } = await acceptInvitation({ token, password: THEIRS }, now, "r");
    return { account, location, dentist, userId, admin: (await makeAdmin(account)).context };
  }

  it("by knowing the password of a login that gets a role on the account: a new one is set with the link", async () => {
    const { account, location, dentist, userId, admin } = await squatted();
    const invited = await inviteMember(admin, { ...dentist, orgId: account.id, role: "admin" });
    expect(await rolesOf(userId)).toEqual([[location.id, "viewer"]]);
    const { email } = dentist;
    const token = tokenOf(invited.link);
    expect(await readInvitation(token, TEST_NOW)).toMatchObject({ hasLogin: false });
    await expect(join(token, THEIRS)).rejects.toMatchObject({ code: "email_taken" });
    expect(await accept(token, OURS)).toEqual({ userId });
    expect(await rolesOf(userId)).toContainEqual([account.id, "admin"]);
    await expect(signIn({ email, password: THEIRS }, origin(), TEST_NOW)).rejects.toMatchObject({
      code: "unauthorized",
    });
    expect(await signIn({ email, password: OURS }, origin(), TEST_NOW)).toMatchObject({ userId });
  });

  it("by a password link that they made for a colleague", async () => {
    const { account, location } = await makeAccount();
    const dentist = someone();
    const admin = (await makeAdmin(account)).context;
    const local = contextOfUser(await makeMember(location, "admin"), location);
    const { link } = await inviteMember(admin, { ...dentist, orgId: location.id, role: "viewer" });
    const { userId } = await accept(tokenOf(link), OURS);
    const reset = await createPasswordReset(local, { userId });
    await setPassword({ token: tokenOf(reset.link), password: THEIRS }, now, "r");
    expect((await inviteMember(admin, { ...dentist, orgId: account.id, role: "admin" })).link).not.toBeNull();
    expect(await rolesOf(userId)).toEqual([[location.id, "viewer"]]);
  });

  it("nor take over a colleague of another location: their present password is asked for", async () => {
    const { account, dentist, userId } = await squatted();
    const other = await makeOrganization({ parentAccountOrgId: account.id });
    const neighbor = contextOfUser(await makeMember(other, "admin"), other);
    const { link } = await inviteMember(neighbor, { ...dentist, orgId: other.id, role: "viewer" });
    expect(await readInvitation(tokenOf(link), TEST_NOW)).toMatchObject({ hasLogin: true });
    await expect(accept(tokenOf(link), OURS)).rejects.toMatchObject({ code: "email_taken" });
    expect(await join(tokenOf(link), THEIRS)).toEqual({ userId });
  });

  it("while a colleague whom the account's admins invited gets another role at once", async () => {
    const { account, location } = await makeAccount();
    const dentist = someone();
    const admin = (await makeAdmin(account)).context;
    const { link } = await inviteMember(admin, { ...dentist, orgId: location.id, role: "viewer" });
    const { userId } = await accept(tokenOf(link), OURS);
    expect(await inviteMember(admin, { ...dentist, orgId: account.id, role: "admin" })).toMatchObject({
      link: null,
    });
    expect(await rolesOf(userId)).toContainEqual([account.id, "admin"]);
  });
});
