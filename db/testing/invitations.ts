import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { database } from "@/db/client";
import { auditEntries, memberships, users } from "@/db/schema";
import { acceptInvitation } from "@/lib/domain/members/accept-invitation";
import { inviteMember } from "@/lib/domain/members/invite-member";
import { joinAccount } from "@/lib/domain/members/join-account";
import { inviteMemberInput } from "@/lib/schemas/user";
import { makeAccount, makeAdmin, TEST_NOW } from "./factory";

export const PASSWORD = "correct horse battery";
export const OTHER_PASSWORD = "staple of the winter sun";

/** Where a request comes from: each from somewhere else, so that no attempt counts against another. */
export const origin = () => ({ userAgent: null, ipAddress: randomUUID() });
export const newEmail = () => `${randomUUID()}@example.com`;

/** The secret at the end of a one-time link. */
export const tokenOf = (link: string | null) => link?.split("/").at(-1) ?? "";

/** The input for inviting a new address as a manager. */
export const offer = (orgId: string, values: object = {}) =>
  inviteMemberInput.parse({ orgId, name: "Max Manager", email: newEmail(), role: "manager", ...values });

export const accept = (token: string, password = PASSWORD) =>
  acceptInvitation({ token, password }, () => TEST_NOW, "r1");
export const join = (token: string, currentPassword: string, from = origin()) =>
  joinAccount({ token, currentPassword }, from, () => TEST_NOW, "r1");

/** An account with an admin who invited somebody to its location. */
export async function invited(values: object = {}) {
  const { account, location } = await makeAccount();
  const admin = await makeAdmin(account);
  const input = offer(location.id, values);
  const { invitationId, link } = await inviteMember(admin.context, input);
  return { account, location, admin, input, id: invitationId ?? "", token: tokenOf(link), link };
}

/** The roles of a person, each with its organization. */
export async function rolesOf(userId: string) {
  const rows = await database().select().from(memberships).where(eq(memberships.userId, userId));
  return rows.map(({ orgId, role }) => [orgId, role]);
}

export const loginsOf = (email: string) => database().select().from(users).where(eq(users.email, email));

/** The actions in the history of an account. */
export async function actionsAt(accountId: string): Promise<string[]> {
  const rows = await database().select().from(auditEntries).where(eq(auditEntries.accountId, accountId));
  return rows.map(({ action }) => action);
}
