import { v7 as uuidv7 } from "uuid";
import { type EffectiveRole, type Permission, type Role, roleMay } from "@/lib/constants/permissions";
import { AppError } from "@/lib/errors";
import type { Clock } from "./clock";

/** Who acts. Every audit entry and every log line names one. */
export interface Actor {
  type: "user" | "support" | "api_key" | "system";
  id: string | null;
  name: string;
}

/**
 * Where the caller's rights reach. `accounts` holds roles on account organizations, which reach all their locations;
 * `organizations` holds roles on single locations.
 */
export type Reach =
  | { everything: true }
  | {
      everything: false;
      accounts: { accountId: string; role: Role }[];
      organizations: { orgId: string; accountId: string; role: Role }[];
    };

/** What every verb is given first: who calls, what they may reach, the request's id, and the time. */
export interface Context {
  actor: Actor;
  reach: Reach;
  requestId: string;
  now: Clock;
  /** The session that the request came with; the command line, keys and the worker have none. */
  sessionId?: string;
}

/** The place that a permission is asked for. */
export interface Place {
  orgId: string;
  accountId: string;
}

/** The caller's role at a place; null when their rights do not reach it. An account role outranks a lesser location role. */
export function roleAt(context: Context, place: Place): EffectiveRole | null {
  const { reach } = context;
  if (reach.everything) return "support";
  const held = [
    ...reach.accounts.filter((grant) => grant.accountId === place.accountId),
    ...reach.organizations.filter((grant) => grant.orgId === place.orgId),
  ].map((grant) => grant.role);
  return (["admin", "manager", "viewer"] as const).find((role) => held.includes(role)) ?? null;
}

/** Whether the caller may do that there. */
export function may(context: Context, permission: Permission, place: Place): boolean {
  const role = roleAt(context, place);
  return role !== null && roleMay(role, permission);
}

/**
 * Refuses what the caller may not do: `not_found` where their rights do not reach at all, so that a foreign place
 * answers as one that does not exist, and `forbidden` where only the role is too small.
 */
export function requirePermission(context: Context, permission: Permission, place: Place): void {
  const role = roleAt(context, place);
  if (role === null) throw new AppError("not_found");
  if (!roleMay(role, permission)) throw new AppError("forbidden");
}

/** Whether there is any place where the caller may do that. */
export function maySomewhere(context: Context, permission: Permission): boolean {
  const { reach } = context;
  const roles: EffectiveRole[] = reach.everything
    ? ["support"]
    : [...reach.accounts, ...reach.organizations].map((grant) => grant.role);
  return roles.some((role) => roleMay(role, permission));
}

/** Refuses early what the caller may do nowhere, before anything is looked up. */
export function requirePermissionSomewhere(context: Context, permission: Permission): void {
  if (!maySomewhere(context, permission)) throw new AppError("forbidden");
}

/** A context for work that nobody asked for by hand: the worker, migrations, the command line. */
export function systemContext(name: string, now: Clock, requestId: string = uuidv7()): Context {
  return { actor: { type: "system", id: null, name }, reach: { everything: true }, requestId, now };
}
