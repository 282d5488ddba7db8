import { and, desc, eq, gt, isNull } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { database } from "@/db/client";
import { oneTimeLinks, users } from "@/db/schema";
import { DAY_MS } from "@/lib/constants/moments";
import type { Context } from "@/lib/context";
import { callingUser } from "./person";

const makers = alias(users, "makers");

/** How long a person can read that a link was made for their password, in milliseconds. */
const LISTED_MS = 90 * DAY_MS;

/** A link that somebody made for the reader to set a new password. */
export interface OwnLink {
  id: string;
  /** Who made it; null for the operator's command. */
  maker: { name: string; email: string; isSupport: boolean } | null;
  /** Why, if support made it. */
  reason: string | null;
  createdAt: string;
  isSeen: boolean;
}

/** The links that were made for the caller's password in the last 90 days, the newest first. */
export async function listOwnLinks(context: Context): Promise<{ links: OwnLink[] }> {
  const since = new Date(context.now().getTime() - LISTED_MS);
  const rows = await database()
    .select({
      id: oneTimeLinks.id,
      maker: { name: makers.name, email: makers.email, isSupport: makers.isSupport },
      reason: oneTimeLinks.reason,
      createdAt: oneTimeLinks.createdAt,
      seenAt: oneTimeLinks.seenAt,
    })
    .from(oneTimeLinks)
    .leftJoin(makers, eq(makers.id, oneTimeLinks.makerUserId))
    .where(and(eq(oneTimeLinks.userId, callingUser(context)), gt(oneTimeLinks.createdAt, since)))
    .orderBy(desc(oneTimeLinks.createdAt), desc(oneTimeLinks.id))
    .limit(50);
  return {
    links: rows.map(({ createdAt, seenAt, ...link }) => ({
      ...link,
      createdAt: createdAt.toISOString(),
      isSeen: seenAt !== null,
    })),
  };
}

/** Whether a person has not been told yet about a link that was made for their password. */
export async function hasUnseenLinks(userId: string): Promise<boolean> {
  const [link] = await database()
    .select({ id: oneTimeLinks.id })
    .from(oneTimeLinks)
    .where(and(eq(oneTimeLinks.userId, userId), isNull(oneTimeLinks.seenAt)))
    .limit(1);
  return link !== undefined;
}
