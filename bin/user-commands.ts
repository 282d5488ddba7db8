import { and, eq, isNull } from "drizzle-orm";
import { z } from "zod";
import { database } from "@/db/client";
import { invitations, organizations, users } from "@/db/schema";
import { ROLES } from "@/lib/constants/permissions";
import type { Context } from "@/lib/context";
import { inviteMember } from "@/lib/domain/members/invite-member";
import { inviteSupport } from "@/lib/domain/members/invite-support";
import { renewInvitation } from "@/lib/domain/members/renew-invitation";
import { createPasswordReset } from "@/lib/domain/users/create-password-reset";
import { registerUser } from "@/lib/domain/users/register-user";
import { idSchema, nameText } from "@/lib/schemas/common";
import { emailSchema, passwordSchema } from "@/lib/schemas/user";
import { type Options, required } from "./options";
import { UsageError } from "./sentence-of";

/** Invites a person, or adds one with a password. Returns the invitation's link, or the user's id. */
export async function createUser(context: Context, options: Options): Promise<string> {
  const password = typeof options.password === "string" ? passwordSchema.parse(options.password) : null;
  const person = {
    email: emailSchema.parse(required(options, "email")),
    name: nameText("The name").parse(required(options, "name")),
  };
  if (options.support) {
    if (options.role || options.organization)
      throw new UsageError(
        "Support reaches every organization: --support cannot be combined with --role or --organization.",
      );
    if (password === null) return (await inviteSupport(context, person)).link;
    return (await registerUser(context, { ...person, password, isSupport: true })).id;
  }
  const role = z.enum(ROLES).safeParse(options.role);
  if (!role.success) throw new UsageError(`--role must be one of ${ROLES.join(", ")}.`);
  const place = { orgId: idSchema.parse(required(options, "organization")), role: role.data };
  if (password !== null) return (await registerUser(context, { ...person, ...place, password })).id;
  const { link } = await inviteMember(context, { ...person, ...place });
  return link ?? `${person.email} already signs in to this account and has the role now.`;
}

/** Something that a new link can be made for. */
interface Resettable {
  /** Null for the platform or a proven login. */
  accountId: string | null;
  accountName: string | null;
  make: () => Promise<{ link: string }>;
}

/** Makes a link for the login or the open invitation of an address. */
export async function resetUser(context: Context, options: Options): Promise<string> {
  const email = emailSchema.parse(required(options, "email"));
  if (options.account && options.platform)
    throw new UsageError("A login belongs to an account or to none: give --account or --platform, not both.");
  const wanted = typeof options.account === "string" ? idSchema.parse(options.account) : null;
  const all = [...(await loginsOf(context, email)), ...(await invitationsOf(context, email))];
  const found = all.filter(({ accountId }) => !(wanted || options.platform) || accountId === wanted);
  const [only, ...others] = found;
  if (!only) throw new UsageError("No user has this e-mail address.");
  if (others.length > 0)
    throw new UsageError(
      `Several logins have the e-mail address ${email}. Name one: ${found.map(optionOf).join(", or ")}.`,
    );
  return (await only.make()).link;
}

const optionOf = ({ accountId, accountName }: Resettable) =>
  accountId ? `--account ${accountId} (${accountName})` : "--platform";

async function loginsOf(context: Context, email: string): Promise<Resettable[]> {
  const rows = await database()
    .select({ userId: users.id, accountId: users.accountId, accountName: organizations.name })
    .from(users)
    .leftJoin(organizations, eq(organizations.id, users.accountId))
    .where(eq(users.email, email))
    .orderBy(organizations.name);
  return rows.map(({ userId, ...account }) => ({
    ...account,
    make: () => createPasswordReset(context, { userId }),
  }));
}

/** The invitations of an address to accounts where it has no login yet. */
async function invitationsOf(context: Context, email: string): Promise<Resettable[]> {
  const accounts = database()
    .select({ accountId: users.accountId })
    .from(users)
    .where(eq(users.email, email));
  const known = new Set((await accounts).map(({ accountId }) => accountId));
  const rows = await database()
    .select({ id: invitations.id, accountId: organizations.accountId, accountName: organizations.name })
    .from(invitations)
    .leftJoin(organizations, eq(organizations.id, invitations.orgId))
    .where(and(eq(invitations.email, email), isNull(invitations.acceptedAt), isNull(invitations.endedAt)))
    .orderBy(organizations.name);
  // One link for each account is enough, even if several of its locations invite the address.
  const first = rows.filter(
    ({ accountId }, index) => rows.findIndex((row) => row.accountId === accountId) === index,
  );
  return first
    .filter(({ accountId }) => !known.has(accountId))
    .map(({ id, ...account }) => ({ ...account, make: () => renewInvitation(context, { id }) }));
}
