import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { database } from "@/db/client";
import { apiKeys, invitations, memberships, oneTimeLinks } from "@/db/schema";
import { useTestDatabase } from "@/db/testing/database";
import { useTestEnvironment } from "@/db/testing/environment";
import { makeAccount, makeAdmin, makeMember, makeSupport, TEST_NOW } from "@/db/testing/factory";
import { whileOpen } from "@/db/testing/while-open";
import type { Departure } from "@/lib/constants/people";
import type { Context } from "@/lib/context";
import { createKey } from "@/lib/domain/keys/create-key";
import { readKey } from "@/lib/domain/keys/read-key";
import { createPasswordReset } from "@/lib/domain/users/create-password-reset";
import { changeMemberRole } from "./change-member-role";
import { disableUser } from "./disable-user";
import { enableUser } from "./enable-user";
import { inviteMember } from "./invite-member";
import { openAccount } from "./open-account";
import { removeMember } from "./remove-member";
import { renewInvitation } from "./renew-invitation";

useTestDatabase();
useTestEnvironment();

/** An admin of an account who is about to lose that right, another admin, and a viewer; each with a real login. */
async function scene() {
  const { account, location } = await makeAccount();
  const [leaver, other] = [await makeAdmin(account), await makeAdmin(account)];
  const viewer = await makeMember(account, "viewer");
  const { invitationId } = await inviteMember(other.context, offer(location.id));
  return { account, location, leaver, other, viewer, invitationId: invitationId ?? "" };
}
type Scene = Awaited<ReturnType<typeof scene>>;

const offer = (orgId: string, email = `${randomUUID()}@example.com`) =>
  ({ orgId, email, name: "N. N.", role: "admin" }) as const;
const keyAt = (context: Context, orgId: string) =>
  createKey(context, { name: "Website", orgId, scopes: ["numbers:write"] });

const LOSSES: Record<Departure, (scene: Scene) => Promise<unknown>> = {
  remove: ({ account, leaver, other }) =>
    removeMember(other.context, { orgId: account.id, userId: leaver.user.id }),
  demote: ({ account, leaver, other }) =>
    changeMemberRole(other.context, { orgId: account.id, userId: leaver.user.id, role: "viewer" }),
  disable: ({ leaver, other }) => disableUser(other.context, { userId: leaver.user.id }),
};

/** What gives somebody a right that lasts, done by the one who is losing theirs. */
const ACTS: Record<string, (scene: Scene) => Promise<unknown>> = {
  "an API key of a location": ({ leaver, location }) => keyAt(leaver.context, location.id),
  "an API key of the account": ({ leaver, account }) => keyAt(leaver.context, account.id),
  "an invitation": ({ leaver, location }) => inviteMember(leaver.context, offer(location.id)),
  "a role of a colleague": ({ leaver, location, viewer }) =>
    inviteMember(leaver.context, offer(location.id, viewer.email)),
  "a new link of an invitation": ({ leaver, invitationId }) =>
    renewInvitation(leaver.context, { id: invitationId }),
  "a password link": ({ leaver, viewer }) => createPasswordReset(leaver.context, { userId: viewer.id }),
  "the own role again": ({ leaver, account }) =>
    changeMemberRole(leaver.context, { orgId: account.id, userId: leaver.user.id, role: "admin" }),
};

/** Everything lasting that a person made, and their role. */
async function traces({ leaver: { user } }: Scene) {
  return {
    keys: await database().select().from(apiKeys).where(eq(apiKeys.ownerUserId, user.id)),
    invited: await database().select().from(invitations).where(eq(invitations.makerUserId, user.id)),
    links: await database().select().from(oneTimeLinks).where(eq(oneTimeLinks.makerUserId, user.id)),
    roles: (await database().select().from(memberships).where(eq(memberships.userId, user.id))).map(
      ({ role }) => role,
    ),
  };
}

describe.each(Object.entries(LOSSES))("In the moment when a right is lost (%s)", (way, lose) => {
  it.each(Object.entries(ACTS))("nobody makes %s with it any more", async (_, act) => {
    const facts = await scene();
    const outcome = await whileOpen(
      () => lose(facts),
      () => act(facts),
    );
    expect(outcome).toMatchObject({
      status: "rejected",
      reason: { code: expect.stringMatching("forbidden|not_found") },
    });
    const left = { remove: [], demote: ["viewer"], disable: ["admin"] }[way];
    expect(await traces(facts)).toEqual({ keys: [], invited: [], links: [], roles: left });
  });

  it("what was made just before ends with it, for good", async () => {
    const facts = await scene();
    const { account, location, leaver, other } = facts;
    let key = "";
    await whileOpen(
      async () => {
        ({ key } = await keyAt(leaver.context, location.id));
      },
      () => lose(facts),
    );
    if (way === "disable") await enableUser(other.context, { userId: leaver.user.id });
    if (way === "remove") await inviteMember(other.context, offer(account.id, leaver.user.email));
    if (way === "demote")
      await changeMemberRole(other.context, {
        orgId: account.id,
        userId: leaver.user.id,
        role: "admin",
      });
    expect(await readKey(key, () => TEST_NOW)).toBeNull();
  });

  it("nobody gets a colleague’s API keys with it", async () => {
    const facts = await scene();
    const { account, location, leaver, other } = facts;
    const owner = await makeAdmin(account);
    const { key } = await keyAt(owner.context, location.id);
    const outcome = await whileOpen(
      () => lose(facts),
      () =>
        removeMember(other.context, {
          orgId: account.id,
          userId: owner.user.id,
          keysTo: leaver.user.id,
        }),
    );
    expect(outcome).toMatchObject({ status: "rejected", reason: { fields: [{ path: "keysTo" }] } });
    expect(await readKey(key, () => TEST_NOW)).not.toBeNull();
  });
});

it("Support that is being disabled opens no account", async () => {
  const [leaver, other] = [await makeSupport(), await makeSupport()];
  const name = `Lakeside ${randomUUID()}`;
  const outcome = await whileOpen(
    () => disableUser(other.context, { userId: leaver.user.id }),
    () =>
      openAccount(leaver.context, {
        name,
        timezone: "America/Chicago",
        adminName: "N. N.",
        adminEmail: "new@example.com",
      }),
  );
  expect(outcome).toMatchObject({ status: "rejected", reason: { code: "forbidden" } });
});
