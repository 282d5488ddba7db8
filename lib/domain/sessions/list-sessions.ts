import { and, desc, eq, gt, isNull } from "drizzle-orm";
import { database } from "@/db/client";
import { sessions } from "@/db/schema";
import { IDLE_MS } from "@/lib/constants/sessions";
import type { Context } from "@/lib/context";
import { callingUser } from "@/lib/domain/users/person";

/** One of the caller's own active sessions. */
export interface OwnSession {
  id: string;
  /** The browser's user agent. */
  userAgent: string | null;
  ipAddress: string | null;
  createdAt: string;
  lastSeenAt: string;
  isCurrent: boolean;
}

/** The caller's active sessions, the most recently used first. */
export async function listSessions(context: Context): Promise<{ sessions: OwnSession[] }> {
  const userId = callingUser(context);
  const now = context.now();
  const rows = await database()
    .select()
    .from(sessions)
    .where(
      and(
        eq(sessions.userId, userId),
        isNull(sessions.endedAt),
        gt(sessions.expiresAt, now),
        gt(sessions.lastSeenAt, new Date(now.getTime() - IDLE_MS)),
      ),
    )
    .orderBy(desc(sessions.lastSeenAt), desc(sessions.id))
    .limit(100);
  return {
    sessions: rows.map((row) => ({
      id: row.id,
      userAgent: row.userAgent,
      ipAddress: row.ipAddress,
      createdAt: row.createdAt.toISOString(),
      lastSeenAt: row.lastSeenAt.toISOString(),
      isCurrent: row.id === context.sessionId,
    })),
  };
}
