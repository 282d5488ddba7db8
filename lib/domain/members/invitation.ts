import { and, eq, gt, isNull, lte, or, type SQL, sql } from "drizzle-orm";
import { database, type Queryable, type Transaction } from "@/db/client";
import { invitations, organizations } from "@/db/schema";
import { brokenConstraint } from "@/db/transaction";
import { recordAudit } from "@/lib/audit/record";
import { hashToken, makeToken } from "@/lib/auth/token";
import type { EffectiveRole, Role } from "@/lib/constants/permissions";
import { LINK_LIFETIMES } from "@/lib/constants/sessions";
import type { Context, Place } from "@/lib/context";
import { stillMay } from "@/lib/domain/standing";
import { emailTaken } from "@/lib/domain/users/create-user";
import { personOf } from "@/lib/domain/users/one-time-link";
import { env } from "@/lib/env";
import { paths } from "@/lib/paths";
import { setsPasswordAnew } from "./known-password";

/** An invitation that is neither accepted nor ended, and its place; null for the platform. */
export interface OpenInvitation {
  row: typeof invitations.$inferSelect;
  place: Place | null;
}

/** An invitation that was found by its link. */
export interface FoundInvitation extends OpenInvitation {
  /** Whether it is accepted with the present password of a login that the account has for the address. */
  joinsLogin: boolean;
}

/** Whether an invitation's maker may still invite there. Needs a join with the organization. */
export const makerMayInvite: SQL = or(
  isNull(invitations.makerUserId),
  stillMay(invitations.makerUserId, "members:write", {
    orgId: organizations.id,
    accountId: organizations.accountId,
  }),
) as SQL;

/** A new link: what is stored of it, and its address, which is stored nowhere. */
export function newInvitationLink(context: Context) {
  const token = makeToken();
  return {
    link: `${env().APP_URL}${paths.invitation(token)}`,
    values: {
      tokenHash: hashToken(token),
      makerUserId: personOf(context),
      expiresAt: new Date(context.now().getTime() + LINK_LIFETIMES.invitation.ms),
    },
  };
}

/**
 * Inserts an invitation, in the caller's transaction. The caller has checked the permission. An expired invitation of the
 * same address to the same place is replaced.
 * @returns its id, and the link, which only this answer contains
 * @throws AppError `email_taken` if the address has an open invitation there
 */
export async function insertInvitation(
  tx: Transaction,
  context: Context,
  input: { email: string; name: string; offer: (Place & { role: Role }) | null },
): Promise<{ id: string; link: string }> {
  const { email, name, offer } = input;
  const now = context.now();
  const { link, values } = newInvitationLink(context);
  await tx
    .update(invitations)
    .set({ endedAt: now })
    .where(and(openFor(offer?.orgId ?? null, email), lte(invitations.expiresAt, now)));
  const inserted = await tx
    .transaction(async (inner) => {
      const [row] = await inner
        .insert(invitations)
        .values({ orgId: offer?.orgId, role: offer?.role, email, name, createdAt: now, ...values })
        .returning({ id: invitations.id });
      return row;
    })
    .catch((error: unknown) => {
      if (brokenConstraint(error) !== "invitations_open_key") throw error;
      throw emailTaken("This address is already invited here. Create a new link in the list of invitations.");
    });
  if (!inserted) throw new Error("The invitation was not inserted.");
  await recordAudit(tx, context, {
    action: "invitation.create",
    subject: { type: "invitation", id: inserted.id, label: email },
    place: offer && { orgId: offer.orgId, accountId: offer.accountId },
    after: { name, email, role: roleOf(offer) },
  });
  return { id: inserted.id, link };
}

/** Ends the open invitation of an address to an organization, because the person became a member there. */
export async function endInvitationsOf(
  tx: Transaction,
  context: Context,
  { orgId, email }: { orgId: string; email: string },
): Promise<void> {
  await tx.update(invitations).set({ endedAt: context.now() }).where(openFor(orgId, email));
}

/** The role that an invitation offers; support for the platform's. */
export function roleOf(offer: { role: Role | null } | null): EffectiveRole {
  return offer?.role ?? "support";
}

/** An invitation as its page shows it. */
export interface ShownInvitation {
  name: string;
  email: string;
  role: EffectiveRole;
  /** The organization of the role; null for the platform. */
  orgName: string | null;
  /** Whether the person accepts with the password of a login that the account already has for this address. */
  hasLogin: boolean;
}

/**
 * What a link offers; null for one that was accepted, has ended or expired, or never existed. Reading uses nothing up. It
 * says nothing of other accounts' logins.
 */
export async function readInvitation(token: string, now: Date): Promise<ShownInvitation | null> {
  const [row] = await database()
    .select({
      name: invitations.name,
      email: invitations.email,
      role: invitations.role,
      orgName: organizations.name,
      hasLogin: joinsLogin,
    })
    .from(invitations)
    .leftJoin(organizations, eq(organizations.id, invitations.orgId))
    .where(living(token, now));
  return row ? { ...row, role: roleOf(row) } : null;
}

/**
 * Whether an invitation is accepted with the present password of the account's login with that address: it has a role, and
 * the invitation does not give it a new one. Needs a join with the organization.
 */
const joinsLogin = sql<boolean>`exists (select 1 from users person join memberships held on held.user_id = person.id
  join organizations workplace on workplace.id = held.org_id and workplace.archived_at is null
  where person.email = ${invitations.email} and person.account_id = ${organizations.accountId}
  and not ${setsPasswordAnew(invitations.makerUserId, sql`person.id`, {
    orgId: organizations.id,
    accountId: organizations.accountId,
  })})`;

/** The invitation of a link, locked until the transaction ends; null as in `readInvitation`. */
export async function findByToken(
  from: Queryable,
  token: string,
  now: Date,
): Promise<FoundInvitation | null> {
  const [found] = await from
    .select({
      row: invitations,
      orgId: organizations.id,
      accountId: organizations.accountId,
      joinsLogin,
    })
    .from(invitations)
    .leftJoin(organizations, eq(organizations.id, invitations.orgId))
    .where(living(token, now))
    .for("update", { of: invitations });
  if (!found) return null;
  const { row, orgId, accountId, joinsLogin: joins } = found;
  return { row, place: orgId && accountId ? { orgId, accountId } : null, joinsLogin: joins };
}

/** The condition for a link that can be accepted at this moment. */
function living(token: string, now: Date): SQL | undefined {
  return and(
    eq(invitations.tokenHash, hashToken(token)),
    isNull(invitations.acceptedAt),
    isNull(invitations.endedAt),
    gt(invitations.expiresAt, now),
    isNull(organizations.archivedAt),
    makerMayInvite,
  );
}

function openFor(orgId: string | null, email: string): SQL | undefined {
  return and(
    orgId === null ? isNull(invitations.orgId) : eq(invitations.orgId, orgId),
    eq(invitations.email, email),
    isNull(invitations.acceptedAt),
    isNull(invitations.endedAt),
  );
}
