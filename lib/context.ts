import { v7 as uuidv7 } from "uuid";
import type { ActorType } from "@/lib/constants/audit";
import {
  type EffectiveRole,
  highestRole,
  holdersOf,
  type Permission,
  type Role,
  roleMay,
} from "@/lib/constants/permissions";
import { AppError, ERROR_CODES } from "@/lib/errors";
import type { Clock } from "./clock";

/** Who acts. Every audit entry names one. */
export interface Actor {
  type: ActorType;
  id: string | null;
  name: string;
  /** The address of a person, because anybody can choose any name. */
  email?: string | null;
}

/** Who acts, as stored texts name them: "Sam Support (sam@practice.com)". */
export function signatureOf({ name, email }: Actor): string {
  return email ? `${name} (${email})` : name;
}

/**
 * What the caller's rights reach. `accounts` has roles on account organizations, which reach all their locations;
 * `organizations` has roles on single locations.
 */
export type Reach =
  | { everything: true }
  | {
      everything: false;
      accounts: { accountId: string; role: Role }[];
      organizations: { orgId: string; accountId: string; role: Role }[];
    };

/** Whether somebody with the rights `held` may do everywhere what somebody with `needed` may. */
export function isWithinReach(needed: Reach, held: Reach): boolean {
  if (held.everything) return true;
  if (needed.everything) return false;
  const covers = (role: Role, place: { accountId: string; orgId?: string }) =>
    [
      ...held.accounts.filter(({ accountId }) => accountId === place.accountId),
      ...held.organizations.filter(({ orgId }) => orgId === place.orgId),
    ].some((grant) => highestRole([role, grant.role]) === grant.role);
  return [...needed.accounts, ...needed.organizations].every(({ role, ...place }) => covers(role, place));
}

/** The first argument of every verb: who calls, what they reach, the request's id, and the clock. */
export interface Context {
  actor: Actor;
  reach: Reach;
  requestId: string;
  now: Clock;
  /** The session of the request. API keys, the command line and the worker have none. */
  sessionId?: string;
}

/** An organization at which a permission is checked. */
export interface Place {
  orgId: string;
  accountId: string;
}

/** The caller's highest role at a place, from the account or the location; null if their rights do not reach it. */
export function roleAt(context: Context, place: Place): EffectiveRole | null {
  const { reach } = context;
  if (reach.everything) return "support";
  const held = [
    ...reach.accounts.filter((grant) => grant.accountId === place.accountId),
    ...reach.organizations.filter((grant) => grant.orgId === place.orgId),
  ].map((grant) => grant.role);
  return highestRole(held) ?? null;
}

/** Whether the caller has the permission at a place. */
export function may(context: Context, permission: Permission, place: Place): boolean {
  const role = roleAt(context, place);
  return role !== null && roleMay(role, permission);
}

/** The caller lacks a permission. Its sentence says which role has it, or which key. */
export class Forbidden extends AppError<"forbidden"> {
  constructor(
    readonly permission: Permission,
    readonly place?: Place,
    message = `${ERROR_CODES.forbidden[1]} Ask ${holdersOf(permission)} to do it.`,
  ) {
    super("forbidden", { message });
  }
}

/**
 * Requires a permission at a place.
 * @throws AppError `not_found` if the caller's rights do not reach the place, so that they cannot tell that it exists;
 *   `forbidden` if they do, but the role lacks the permission
 */
export function requirePermission(context: Context, permission: Permission, place: Place): void {
  const role = roleAt(context, place);
  if (role === null) throw new AppError("not_found");
  if (!roleMay(role, permission)) throw forbidden(context, permission, place);
}

/** Whether the caller has the permission at any place. */
export function maySomewhere(context: Context, permission: Permission): boolean {
  const { reach } = context;
  const roles: EffectiveRole[] = reach.everything
    ? ["support"]
    : [...reach.accounts, ...reach.organizations].map((grant) => grant.role);
  return roles.some((role) => roleMay(role, permission));
}

/**
 * Requires a permission at some place, before anything is read.
 * @throws AppError `forbidden`
 */
export function requirePermissionSomewhere(context: Context, permission: Permission): void {
  if (!maySomewhere(context, permission)) throw forbidden(context, permission);
}

/**
 * The refusal of what the caller may not do.
 * @param key the key that it takes instead of the caller's; a key has no role
 */
export function forbidden(
  { actor }: Context,
  permission: Permission,
  place?: Place,
  key = "a platform key",
): Forbidden {
  return new Forbidden(permission, place, actor.type === "api_key" ? `This takes ${key}.` : undefined);
}

/** A context for the system itself: the worker, migrations, the command line. */
export function systemContext(name: string, now: Clock, requestId: string = uuidv7()): Context {
  return { actor: { type: "system", id: null, name }, reach: { everything: true }, requestId, now };
}
