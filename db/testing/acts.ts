import { randomUUID } from "node:crypto";
import { expect } from "vitest";
import type { Role } from "@/lib/constants/permissions";
import type { Context } from "@/lib/context";
import { createKey } from "@/lib/domain/keys/create-key";
import { revokeKey } from "@/lib/domain/keys/revoke-key";
import { acceptInvitation } from "@/lib/domain/members/accept-invitation";
import { changeMemberRole } from "@/lib/domain/members/change-member-role";
import { disableUser } from "@/lib/domain/members/disable-user";
import { enableUser } from "@/lib/domain/members/enable-user";
import { getDeparture } from "@/lib/domain/members/get-departure";
import { inviteMember } from "@/lib/domain/members/invite-member";
import { listInvitations } from "@/lib/domain/members/list-invitations";
import { listMembers } from "@/lib/domain/members/list-members";
import { removeMember } from "@/lib/domain/members/remove-member";
import { renewInvitation } from "@/lib/domain/members/renew-invitation";
import { revokeInvitation } from "@/lib/domain/members/revoke-invitation";
import { createPasswordReset } from "@/lib/domain/users/create-password-reset";
import { setPassword } from "@/lib/domain/users/set-password";
import { isAppError } from "@/lib/errors";
import { TEST_NOW } from "./factory";
import { tokenOf } from "./invitations";
import { actorOf, type ModelLogin, type Practice } from "./practices";

const now = () => TEST_NOW;

/** What one step is about. */
export interface Facts {
  practice: Practice;
  other: Practice;
  email: string;
  /** Who acts, if they are an admin. */
  by: string;
  role: Role;
  password: string;
}
type Act = (facts: Facts) => Promise<void>;

/** Runs a verb that must succeed or be refused with this code. */
export async function expecting<T>(code: string | null, run: () => Promise<T>): Promise<T | null> {
  try {
    const result = await run();
    expect(code, "should have been refused").toBeNull();
    return result;
  } catch (error) {
    if (code === null || !isAppError(error, code as never)) throw error;
    return null;
  }
}

/** Everything that people of an account can do, with what the model expects of it. */
export const ACTS: Record<string, Act> = {
  invite: async ({ practice, email, by, role }) => {
    const { login, context } = actorOf(practice, by);
    const known = practice.logins.get(email);
    const isTaken = known?.role != null || practice.invitations.get(email)?.alive;
    const invited = await expecting(isTaken ? "email_taken" : null, () =>
      inviteMember(context, { orgId: practice.org.id, email, name: "N. N.", role }),
    );
    if (!invited) return;
    const { invitationId, link } = invited;
    spend(practice, email);
    const invitation = { id: invitationId ?? "", secret: tokenOf(link), alive: true, by: login.email, role };
    practice.invitations.set(email, invitation);
  },
  renew: async ({ practice, email, by }) => {
    const { login, context } = actorOf(practice, by);
    const invitation = practice.invitations.get(email);
    if (!invitation || practice.spent.includes(invitation.secret)) return;
    const { link } = await renewInvitation(context, { id: invitation.id });
    practice.spent.push(invitation.secret);
    Object.assign(invitation, { secret: tokenOf(link), alive: true, by: login.email });
  },
  withdraw: async ({ practice, email, by }) => {
    const invitation = practice.invitations.get(email);
    if (!invitation || practice.spent.includes(invitation.secret)) return;
    await revokeInvitation(actorOf(practice, by).context, { id: invitation.id });
    spend(practice, email);
  },
  accept: async ({ practice, email, password }) => {
    const invitation = practice.invitations.get(email);
    if (!invitation) return;
    const accepted = await expecting(invitation.alive ? null : "link_expired", () =>
      acceptInvitation({ token: invitation.secret, password }, now, "r"),
    );
    if (!accepted) return;
    const known = practice.logins.get(email);
    if (known) expect(accepted.userId).toBe(known.id);
    practice.logins.set(email, {
      id: accepted.userId,
      email,
      password,
      role: invitation.role,
      disabled: false,
      madeBy: invitation.by,
    });
    spend(practice, email);
    end(practice.links, ({ to }) => to === email);
  },
  remove: async ({ practice, email, by, role }) => {
    const { login, context } = actorOf(practice, by);
    const person = practice.logins.get(email);
    if (!person || login === person) return;
    const keysTo = role === "viewer" ? null : practice.founder.id;
    const target = { orgId: practice.org.id, userId: person.id, keysTo };
    const refusal = person.role ? refusalTo(login, person) : "not_found";
    if (!(await expecting(refusal, () => removeMember(context, target)))) return;
    person.role = null;
    loseRights(practice, email, keysTo !== null);
  },
  disable: async ({ practice, email, by }) => {
    const { login, context } = actorOf(practice, by);
    const person = practice.logins.get(email);
    if (!person || login === person) return;
    const refusal = person.disabled ? null : refusalTo(login, person);
    const done = await expecting(person.role ? refusal : "not_found", () =>
      disableUser(context, { userId: person.id }),
    );
    if (!done || person.disabled) return;
    person.disabled = true;
    loseRights(practice, email, false);
  },
  enable: async ({ practice, email, by }) => {
    const person = practice.logins.get(email);
    if (!person) return;
    const { context } = actorOf(practice, by);
    if (await expecting(person.role ? null : "not_found", () => enableUser(context, { userId: person.id })))
      person.disabled = false;
  },
  "change the role": async ({ practice, email, by, role }) => {
    const { login, context } = actorOf(practice, by);
    const person = practice.logins.get(email);
    if (!person || login === person) return;
    const target = { orgId: practice.org.id, userId: person.id, role };
    const refusal = role === "admin" || person.role === role ? null : refusalTo(login, person);
    const done = await expecting(person.role ? refusal : "not_found", () =>
      changeMemberRole(context, target),
    );
    if (!done || person.role === role) return;
    person.role = role;
    if (role !== "admin") loseRights(practice, email, false);
    end(practice.links, ({ to }) => to === email);
  },
  "make a link": async ({ practice, email, by }) => {
    const { login, context } = actorOf(practice, by);
    const person = practice.logins.get(email);
    if (!person || login === person) return;
    const made = await expecting(person.role ? null : "not_found", () =>
      createPasswordReset(context, { userId: person.id }),
    );
    if (!made) return;
    end(practice.links, ({ to }) => to === email);
    practice.links.push({ secret: tokenOf(made.link), alive: true, by: login.email, to: email });
  },
  "use a link": async ({ practice, email, password }) => {
    const link = practice.links.findLast(({ to }) => to === email);
    const person = practice.logins.get(email);
    if (!link || !person) return;
    const works = link.alive && !person.disabled;
    const used = await expecting(works ? null : "link_expired", () =>
      setPassword({ token: link.secret, password }, now, "r"),
    );
    if (!used) return;
    link.alive = false;
    Object.assign(person, { password, madeBy: link.by });
  },
  "make a key": async ({ practice, by }) => {
    const { login, context } = actorOf(practice, by);
    const { id, key } = await createKey(context, {
      name: "Key",
      orgId: practice.org.id,
      scopes: ["numbers:read"],
    });
    practice.keys.push({ id, secret: key, alive: true, by: login.email });
  },
  trespass: async ({ practice, other, email }) => {
    const { context } = actorOf(practice, practice.founder.email);
    for (const attempt of trespasses(context, other, email)) await expecting<unknown>("not_found", attempt);
  },
};

/** Everything that somebody of one account could try at another. */
function trespasses(context: Context, { org, founder, logins, invitations, keys }: Practice, email: string) {
  const orgId = org.id;
  const { id: userId } = logins.get(email) ?? founder;
  const { id: invitationId = randomUUID() } = invitations.get(email) ?? {};
  const { id: keyId = randomUUID() } = keys[0] ?? {};
  return [
    () => inviteMember(context, { orgId, email, name: "N. N.", role: "admin" }),
    () => renewInvitation(context, { id: invitationId }),
    () => revokeInvitation(context, { id: invitationId }),
    () => removeMember(context, { orgId, userId }),
    () => changeMemberRole(context, { orgId, userId, role: "viewer" }),
    () => disableUser(context, { userId }),
    () => enableUser(context, { userId }),
    () => createPasswordReset(context, { userId }),
    () => getDeparture(context, { orgId, userId, act: "remove" }),
    () => createKey(context, { name: "Key", orgId, scopes: ["numbers:read"] }),
    () => revokeKey(context, { id: keyId }),
    () => listMembers(context, { orgId }),
    () => listInvitations(context, { orgId }),
  ];
}

function end<Secret extends { alive: boolean }>(
  secrets: Iterable<Secret>,
  which: (secret: Secret) => boolean,
): void {
  for (const secret of secrets) if (which(secret)) secret.alive = false;
}

function spend(practice: Practice, email: string): void {
  const invitation = practice.invitations.get(email);
  if (!invitation) return;
  invitation.alive = false;
  practice.spent.push(invitation.secret);
}

/** Why somebody is not allowed to take rights from whoever may know their own password. */
function refusalTo(actor: ModelLogin, maker: ModelLogin): string | null {
  return actor.password !== null && actor.madeBy === maker.email ? "forbidden" : null;
}

/** What a person of an account loses with the rights of an admin, and who loses the password that they may know. */
function loseRights(
  { invitations, links, keys, founder, logins }: Practice,
  email: string,
  handsOver: boolean,
): void {
  end(invitations.values(), ({ by }) => by === email);
  for (const login of logins.values())
    if (login.madeBy === email && login.role !== null) login.password = null;
  end(links, ({ by, to }) => by === email || to === email);
  for (const key of keys.filter((each) => each.by === email && each.alive))
    if (handsOver) key.by = founder.email;
    else key.alive = false;
}
