import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { database } from "@/db/client";
import { invitations } from "@/db/schema";
import { useTestDatabase } from "@/db/testing/database";
import { useTestEnvironment } from "@/db/testing/environment";
import {
  contextOf,
  contextOfUser,
  inDays,
  makeAccount,
  makeAdmin,
  makeMember,
  makeSupport,
  makeUser,
  TEST_NOW,
} from "@/db/testing/factory";
import {
  accept,
  actionsAt,
  invited,
  loginsOf,
  newEmail,
  offer,
  rolesOf,
  tokenOf,
} from "@/db/testing/invitations";
import { readInvitation } from "./invitation";
import { inviteMember } from "./invite-member";
import { listInvitations } from "./list-invitations";
import { renewInvitation } from "./renew-invitation";
import { revokeInvitation } from "./revoke-invitation";

useTestDatabase();
useTestEnvironment();

describe("inviteMember", () => {
  it("stores an invitation and no user, and returns a link of which only a hash is stored", async () => {
    const { account, location, admin, input, id, link } = await invited();
    expect(link).toMatch(/^http:\/\/localhost:3000\/invitation\/[\w-]{43}$/);
    expect(await loginsOf(input.email)).toEqual([]);
    const [row] = await database().select().from(invitations).where(eq(invitations.id, id));
    expect(row).toMatchObject({
      orgId: location.id,
      role: "manager",
      email: input.email,
      makerUserId: admin.user.id,
      expiresAt: inDays(7),
    });
    expect(JSON.stringify(row)).not.toContain(tokenOf(link));
    expect(await actionsAt(account.id)).toEqual(["invitation.create"]);
  });

  it("gives a colleague of the same account the role at once, and ends their open invitation", async () => {
    const { account, location } = await makeAccount();
    const { context } = await makeAdmin(account);
    const email = newEmail();
    const { link } = await inviteMember(context, offer(location.id, { email }));
    const colleague = await makeMember(account, "viewer", { email });
    expect(await inviteMember(context, offer(location.id, { email }))).toEqual({
      name: colleague.name,
      invitationId: null,
      link: null,
    });
    expect(await rolesOf(colleague.id)).toContainEqual([location.id, "manager"]);
    expect(await readInvitation(tokenOf(link), TEST_NOW)).toBeNull();
    expect(await actionsAt(account.id)).toContain("member.add");
  });

  it("says the same of an address whether or not another account or support has a login with it", async () => {
    const { account } = await makeAccount();
    const { context } = await makeAdmin(account);
    const elsewhere = await makeMember((await makeAccount()).account, "admin");
    const proven = await makeUser({ passwordHash: "unknown" });
    const disabled = await makeMember((await makeAccount()).account, "viewer", { disabledAt: TEST_NOW });
    const { user: support } = await makeSupport();
    for (const email of [newEmail(), ...[elsewhere, proven, disabled, support].map((user) => user.email)]) {
      const { link } = await inviteMember(context, offer(account.id, { email }));
      expect(await readInvitation(tokenOf(link), TEST_NOW)).toEqual({
        name: "Max Manager",
        email,
        role: "manager",
        orgName: account.name,
        hasLogin: false,
      });
    }
  });

  it("refuses members and disabled colleagues at the field", async () => {
    const { account, location } = await makeAccount();
    const { context } = await makeAdmin(account);
    const member = await makeMember(location, "viewer");
    const disabled = await makeMember(account, "viewer", { disabledAt: TEST_NOW });
    for (const { email } of [member, disabled])
      await expect(inviteMember(context, offer(location.id, { email }))).rejects.toMatchObject({
        code: "email_taken",
        fields: [{ path: "email", code: "email_taken" }],
      });
  });

  it("does not tell an admin of one location who else works for the account", async () => {
    const { account, location } = await makeAccount();
    const { context } = await makeAdmin(location);
    const above = await makeMember(account, "admin");
    const { link } = await inviteMember(context, offer(location.id, { email: above.email }));
    expect(link).not.toBeNull();
  });

  it("requires an admin of the place, and does not find a foreign organization", async () => {
    const { account, location } = await makeAccount();
    const foreign = await makeAccount();
    for (const role of ["viewer", "manager"] as const) {
      const member = await makeMember(account, role);
      await expect(
        inviteMember(contextOfUser(member, account, role), offer(account.id)),
      ).rejects.toMatchObject({ code: "forbidden" });
    }
    const { context } = await makeAdmin(account);
    for (const orgId of [foreign.account.id, foreign.location.id, randomUUID()])
      await expect(inviteMember(context, offer(orgId))).rejects.toMatchObject({ code: "not_found" });
    const local = await makeAdmin(location);
    await inviteMember(local.context, offer(location.id));
    await expect(inviteMember(local.context, offer(account.id))).rejects.toMatchObject({ code: "not_found" });
  });

  it("invites an address to a place once, also when done twice at once, and again after it expired", async () => {
    const { account } = await makeAccount();
    const { context } = await makeAdmin(account);
    const input = offer(account.id);
    const settled = await Promise.allSettled([1, 2].map(() => inviteMember(context, input)));
    const refused = settled.filter((result) => result.status === "rejected");
    expect(refused).toHaveLength(1);
    expect(refused[0]?.reason).toMatchObject({ code: "email_taken", fields: [{ path: "email" }] });
    const later = { ...context, now: () => inDays(8) };
    await expect(inviteMember(later, input)).resolves.toMatchObject({ link: expect.any(String) });
    expect((await listInvitations(later, { orgId: account.id })).invitations).toHaveLength(1);
  });
});

describe("renewInvitation and revokeInvitation", () => {
  const VERBS = { renewInvitation, revokeInvitation };

  it("require an admin of the place, and do not find foreign, accepted and withdrawn invitations", async () => {
    const open = await invited();
    const foreign = await makeAdmin((await makeAccount()).account);
    for (const verb of Object.values(VERBS)) {
      await expect(verb(contextOf(open.account, "viewer"), { id: open.id })).rejects.toMatchObject({
        code: "forbidden",
      });
      await expect(verb(foreign.context, { id: open.id })).rejects.toMatchObject({ code: "not_found" });
    }
    await accept(open.token);
    const withdrawn = await invited();
    await revokeInvitation(withdrawn.admin.context, { id: withdrawn.id });
    for (const verb of Object.values(VERBS))
      for (const { admin, id } of [open, withdrawn])
        await expect(verb(admin.context, { id })).rejects.toMatchObject({ code: "not_found" });
  });

  it("leave one link when an invitation is renewed twice at once, and withdraw it once", async () => {
    const { admin, id } = await invited();
    const links = await Promise.all([1, 2].map(() => renewInvitation(admin.context, { id })));
    const open = await Promise.all(links.map(({ link }) => readInvitation(tokenOf(link), TEST_NOW)));
    expect(open.filter(Boolean)).toHaveLength(1);
    const settled = await Promise.allSettled([1, 2].map(() => revokeInvitation(admin.context, { id })));
    expect(settled.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  });
});

describe("listInvitations", () => {
  it("lists open and expired invitations, those of locations on request", async () => {
    const { account, location, admin, input } = await invited();
    const own = await listInvitations(admin.context, { orgId: account.id });
    expect(own.invitations).toEqual([]);
    const later = { ...admin.context, now: () => inDays(8) };
    for (const [context, status] of [
      [admin.context, "open"],
      [later, "expired"],
    ] as const)
      expect(
        (await listInvitations(context, { orgId: account.id, withLocations: true })).invitations,
      ).toMatchObject([{ email: input.email, role: "manager", orgName: location.name, status }]);
  });

  it("is forbidden for viewers and managers, and does not find foreign organizations", async () => {
    const { account } = await invited();
    const foreign = await makeAccount();
    for (const role of ["viewer", "manager"] as const)
      await expect(listInvitations(contextOf(account, role), { orgId: account.id })).rejects.toMatchObject({
        code: "forbidden",
      });
    await expect(listInvitations(contextOf(account), { orgId: foreign.account.id })).rejects.toMatchObject({
      code: "not_found",
    });
  });
});
