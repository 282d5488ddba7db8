import { and, eq, isNull, ne, sql } from "drizzle-orm";
import { database, type Queryable } from "@/db/client";
import { preparedOnce } from "@/db/prepared";
import { memberships, organizations, sessions, users } from "@/db/schema";
import { inTransaction } from "@/db/transaction";
import type { Role } from "@/lib/constants/permissions";
import { IDLE_MS, SEEN_EVERY_MS, SESSION_MS } from "@/lib/constants/sessions";
import { AppError } from "@/lib/errors";
import { hashToken, makeToken } from "./token";

/** A live session: its user and what their memberships reach. */
export interface LiveSession {
  sessionId: string;
  /** The latest moment it can end, ISO 8601. */
  expiresAt: string;
  user: { id: string; name: string; email: string; isSupport: boolean };
  grants: { orgId: string; orgName: string; accountId: string; isAccount: boolean; role: Role }[];
}

/** Where a session was opened. */
export interface SessionOrigin {
  userAgent: string | null;
  ipAddress: string | null;
  /** The cookie of a browser that signed in before, see `KnownDevice`. */
  device?: string | null;
  /** The id of the request that opens the session, for the log. */
  requestId?: string;
}

/** Whose session to open, and the hash of the password that was checked, if it was one. */
export interface OpenedFor {
  id: string;
  passwordHash?: string | null;
}

/**
 * Opens a session, unless the login was disabled or its password changed since it was checked: whoever does that ends the
 * sessions that there are, and a later one would survive.
 * @returns the secret for the cookie; it is stored nowhere else
 * @throws AppError `unauthorized`
 */
export async function openSession(login: OpenedFor, origin: SessionOrigin, now: Date): Promise<string> {
  const token = makeToken();
  const { id: userId, passwordHash } = login;
  await inTransaction(async (tx) => {
    const isSame = passwordHash ? eq(users.passwordHash, passwordHash) : undefined;
    const [opened] = await tx
      .update(users)
      .set({ lastSignInAt: now })
      .where(and(eq(users.id, userId), isNull(users.disabledAt), isSame))
      .returning({ id: users.id });
    if (!opened) throw new AppError("unauthorized", { message: "Your login has changed. Sign in again." });
    await tx.insert(sessions).values({
      tokenHash: hashToken(token),
      userId,
      userAgent: origin.userAgent?.slice(0, 300) ?? null,
      ipAddress: origin.ipAddress,
      createdAt: now,
      lastSeenAt: now,
      expiresAt: new Date(now.getTime() + SESSION_MS),
    });
  });
  return token;
}

/** A session that has not been ended, by the digest of its secret, with its user and their memberships. */
const openSessionRows = preparedOnce((database) =>
  database
    .select({
      session: { id: sessions.id, lastSeenAt: sessions.lastSeenAt, expiresAt: sessions.expiresAt },
      user: { id: users.id, name: users.name, email: users.email, isSupport: users.isSupport },
      membership: { role: memberships.role },
      organization: {
        id: organizations.id,
        name: organizations.name,
        accountId: organizations.accountId,
        parentAccountOrgId: organizations.parentAccountOrgId,
        archivedAt: organizations.archivedAt,
      },
    })
    .from(sessions)
    .innerJoin(users, eq(users.id, sessions.userId))
    .leftJoin(memberships, eq(memberships.userId, users.id))
    .leftJoin(organizations, eq(organizations.id, memberships.orgId))
    .where(
      and(
        eq(sessions.tokenHash, sql.placeholder("tokenHash")),
        isNull(sessions.endedAt),
        isNull(users.disabledAt),
      ),
    )
    .prepare("open_session"),
);

/**
 * The session of a secret, with its user and all memberships in one query. Null if there is none, if it was ended, is
 * too old or was idle too long, or if its user is disabled.
 */
export async function readSession(token: string, now: Date): Promise<LiveSession | null> {
  const rows = await openSessionRows().execute({ tokenHash: hashToken(token) });
  const first = rows[0];
  if (!first) return null;
  const { session, user } = first;
  if (!isLive(session, now)) return null;
  if (now.getTime() - session.lastSeenAt.getTime() > SEEN_EVERY_MS)
    await database().update(sessions).set({ lastSeenAt: now }).where(eq(sessions.id, session.id));
  return {
    sessionId: session.id,
    expiresAt: session.expiresAt.toISOString(),
    user,
    grants: rows.flatMap(({ membership, organization }) =>
      membership && organization && !organization.archivedAt
        ? [
            {
              orgId: organization.id,
              orgName: organization.name,
              accountId: organization.accountId,
              isAccount: organization.parentAccountOrgId === null,
              role: membership.role,
            },
          ]
        : [],
    ),
  };
}

/** Ends the session of a secret, so that copies of its cookie stop working too. */
export async function endSessionOfToken(token: string, now: Date): Promise<void> {
  await database()
    .update(sessions)
    .set({ endedAt: now })
    .where(and(eq(sessions.tokenHash, hashToken(token)), isNull(sessions.endedAt)));
}

/**
 * Ends all sessions of a user, except the given one.
 * @returns how many of them were still live
 */
export async function endSessionsOfUser(
  queryable: Queryable,
  userId: string,
  now: Date,
  exceptSessionId?: string,
): Promise<number> {
  const ended = await queryable
    .update(sessions)
    .set({ endedAt: now })
    .where(
      and(
        eq(sessions.userId, userId),
        isNull(sessions.endedAt),
        exceptSessionId ? ne(sessions.id, exceptSessionId) : undefined,
      ),
    )
    .returning({ lastSeenAt: sessions.lastSeenAt, expiresAt: sessions.expiresAt });
  return ended.filter((session) => isLive(session, now)).length;
}

/** Whether a session is neither too old nor idle too long. */
function isLive(session: { lastSeenAt: Date; expiresAt: Date }, now: Date): boolean {
  return session.expiresAt > now && now.getTime() - session.lastSeenAt.getTime() <= IDLE_MS;
}
