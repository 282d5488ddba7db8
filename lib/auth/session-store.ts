import { and, eq, isNull, ne, sql } from "drizzle-orm";
import { database, type Queryable } from "@/db/client";
import { preparedOnce } from "@/db/prepared";
import { memberships, organizations, sessions, users } from "@/db/schema";
import type { Role } from "@/lib/constants/permissions";
import { IDLE_MS, SESSION_SECONDS } from "./cookies";
import { hashToken, makeToken } from "./token";

/** How often a session's last use is written down at most, in milliseconds. */
const SEEN_EVERY_MS = 60_000;

/** A living session: who it is, and what their memberships reach. */
export interface LivingSession {
  sessionId: string;
  /** When it ends at the latest, ISO 8601. */
  expiresAt: string;
  user: { id: string; name: string; email: string; isSupport: boolean };
  grants: { orgId: string; orgName: string; accountId: string; isAccount: boolean; role: Role }[];
}

/** Where a session was opened. */
export interface SessionOrigin {
  userAgent: string | null;
  ipAddress: string | null;
  /** Of the request that asks for it, for the log. */
  requestId?: string;
}

/** Opens a session; the returned secret is nowhere else and goes into the cookie. */
export async function openSession(userId: string, origin: SessionOrigin, now: Date): Promise<string> {
  const token = makeToken();
  await database().update(users).set({ lastSignInAt: now }).where(eq(users.id, userId));
  await database()
    .insert(sessions)
    .values({
      tokenHash: hashToken(token),
      userId,
      userAgent: origin.userAgent?.slice(0, 300) ?? null,
      ipAddress: origin.ipAddress,
      createdAt: now,
      lastSeenAt: now,
      expiresAt: new Date(now.getTime() + SESSION_SECONDS * 1000),
    });
  return token;
}

/** A session that nobody ended, by the digest of its secret, with its user and their memberships. */
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
 * The session of a secret, with the user and all memberships in one query. Null when there is none, it was ended, it is
 * too old or was idle too long, or its user is disabled.
 */
export async function readSession(token: string, now: Date): Promise<LivingSession | null> {
  const rows = await openSessionRows().execute({ tokenHash: hashToken(token) });
  const first = rows[0];
  if (!first) return null;
  const { session, user } = first;
  if (!isLiving(session, now)) return null;
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

/** Ends the session of a secret; a copied cookie is worth nothing afterwards. */
export async function endSessionOfToken(token: string, now: Date): Promise<void> {
  await database()
    .update(sessions)
    .set({ endedAt: now })
    .where(and(eq(sessions.tokenHash, hashToken(token)), isNull(sessions.endedAt)));
}

/**
 * Ends all sessions of a user, but the given one where it is to go on.
 * @returns how many of them were still living
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
  return ended.filter((session) => isLiving(session, now)).length;
}

/** Whether a session is neither too old nor idle for too long. */
function isLiving(session: { lastSeenAt: Date; expiresAt: Date }, now: Date): boolean {
  return session.expiresAt > now && now.getTime() - session.lastSeenAt.getTime() <= IDLE_MS;
}
