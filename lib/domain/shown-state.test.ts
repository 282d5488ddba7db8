import { randomUUID } from "node:crypto";
import { eq, sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { database } from "@/db/client";
import { apiKeys, auditEntries, carrierFindings, phoneNumberOrders } from "@/db/schema/index";
import { useTestDatabase } from "@/db/testing/database";
import { useTestEnvironment } from "@/db/testing/environment";
import {
  contextOf,
  makeAccount,
  makeAdmin,
  makeMember,
  makeNumber,
  provisionInput,
  supportContext,
  TEST_NOW,
} from "@/db/testing/factory";
import { createKey } from "./keys/create-key";
import { revokeKey } from "./keys/revoke-key";
import { changeMemberRole } from "./members/change-member-role";
import { disableUser } from "./members/disable-user";
import { enableUser } from "./members/enable-user";
import { inviteMember } from "./members/invite-member";
import { renewInvitation } from "./members/renew-invitation";
import { revokeInvitation } from "./members/revoke-invitation";
import { finishOrder } from "./orders/finish-order";
import { recoverNumber } from "./orders/recover-number";
import { releaseOrder } from "./orders/release-order";
import { retryOrder } from "./orders/retry-order";
import { startOrder } from "./orders/start-order";
import { adoptNumber } from "./reconcile/adopt-number";
import { releaseStray } from "./reconcile/release-stray";
import { createPasswordReset } from "./users/create-password-reset";

useTestDatabase();
useTestEnvironment();

const DAY_MS = 86_400_000;
const tomorrow = () => new Date(TEST_NOW.getTime() + DAY_MS);

const anyNumber = () => `+1312${2_000_000 + Math.floor(Math.random() * 7_000_000)}`;

/** An act on something that was shown, and what a colleague can do to it in the meantime. */
interface Scene {
  subjectId: string;
  act: () => Promise<unknown>;
  meanwhile: () => Promise<unknown>;
  /** The present state, in the refusal. */
  current: object;
}

async function person(act: typeof enableUser | typeof disableUser | typeof createPasswordReset) {
  const { account } = await makeAccount();
  const { context } = await makeAdmin(account);
  const { id: userId } = await makeMember(account, "viewer");
  const role = act === enableUser ? "manager" : "admin";
  if (act === enableUser) await disableUser(context, { userId });
  const status = act === enableUser ? ("disabled" as const) : ("active" as const);
  const shown = { orgId: account.id, role: "viewer" as const, status };
  return {
    subjectId: userId,
    act: () => act(context, { userId, shown }),
    meanwhile: () => changeMemberRole(context, { orgId: account.id, userId, role }),
    current: { orgId: account.id, role, status },
  };
}

async function invitation(act: typeof renewInvitation | typeof revokeInvitation): Promise<Scene> {
  const { account } = await makeAccount();
  const { context } = await makeAdmin(account);
  const email = `${randomUUID()}@practice.example`;
  const invited = await inviteMember(context, { orgId: account.id, email, name: "Nora", role: "viewer" });
  const id = String(invited.invitationId);
  const shown = { expiresAt: new Date(TEST_NOW.getTime() + 7 * DAY_MS).toISOString() };
  return {
    subjectId: id,
    act: () => act(context, { id, shown }),
    meanwhile: () => renewInvitation({ ...context, now: tomorrow }, { id }),
    current: { expiresAt: new Date(TEST_NOW.getTime() + 8 * DAY_MS).toISOString() },
  };
}

async function key(): Promise<Scene> {
  const { account } = await makeAccount();
  const { context, user } = await makeAdmin(account);
  const heir = await makeMember(account);
  const input = { name: "Desk software", orgId: account.id, scopes: ["bots:read" as const] };
  const { id } = await createKey(context, input);
  return {
    subjectId: id,
    act: () => revokeKey(context, { id, shown: { ownerEmail: user.email } }),
    meanwhile: () => database().update(apiKeys).set({ ownerUserId: heir.id }).where(eq(apiKeys.id, id)),
    current: { ownerEmail: heir.email },
  };
}

/** An order that waits for the carrier, or has failed. */
async function order(act: typeof finishOrder | typeof retryOrder): Promise<Scene> {
  const { account, location } = await makeAccount();
  const context = contextOf(account);
  const { order } = await startOrder(context, provisionInput(location.id));
  const change = (values: Partial<typeof phoneNumberOrders.$inferInsert>) =>
    database().update(phoneNumberOrders).set(values).where(eq(phoneNumberOrders.id, order.id));
  await change({ nextTryAt: tomorrow(), waitingFor: "carrier_unavailable" });
  const number = anyNumber();
  const shown = { state: "searching" as const, givenUp: false, number: null };
  const failure = { code: "no_numbers_available", message: "Sold out." };
  if (act === retryOrder) await change({ state: "failed", failure });
  return {
    subjectId: order.id,
    act: () =>
      act(context, { id: order.id, shown: act === retryOrder ? { ...shown, state: "failed" } : shown }),
    meanwhile: () => change({ number }),
    current: { id: order.id, number },
  };
}

async function stray(act: "adopt" | "release"): Promise<Scene> {
  const { location } = await makeAccount();
  const [finding] = await database()
    .insert(carrierFindings)
    .values({
      carrier: "local",
      kind: "stray",
      state: "open",
      number: anyNumber(),
      carrierNumberId: `PN${randomUUID()}`,
      createdAt: TEST_NOW,
      updatedAt: TEST_NOW,
    })
    .returning();
  const findingId = String(finding?.id);
  const shown = { state: "open" as const, resolution: null };
  const line = { name: "Adopted", language: "ENGLISH", voiceId: "FRIENDLY_BRIGHT" } as const;
  return {
    subjectId: findingId,
    act: () =>
      act === "release"
        ? releaseStray(supportContext(), { findingId, shown })
        : adoptNumber(supportContext(), { findingId, orgId: location.id, ...line, shown }),
    meanwhile: () => releaseStray(supportContext(), { findingId }),
    current: { state: "releasing", resolution: null },
  };
}

async function released(): Promise<Scene> {
  const { account, location } = await makeAccount();
  const line = await makeNumber(location, { status: "released", releasedAt: TEST_NOW });
  return {
    subjectId: line.id,
    act: () => recoverNumber(contextOf(account), { id: line.id, version: 1 }),
    meanwhile: () => database().execute(sql`update phone_numbers set version = 2 where id = ${line.id}`),
    current: { id: line.id, version: 2 },
  };
}

const ACTS: Record<string, () => Promise<Scene>> = {
  "disabling a person": () => person(disableUser),
  "enabling a person": () => person(enableUser),
  "making a password link": () => person(createPasswordReset),
  "renewing an invitation": () => invitation(renewInvitation),
  "withdrawing an invitation": () => invitation(revokeInvitation),
  "revoking a key": key,
  "finishing an order": () => order(finishOrder),
  "giving up an order": () => order(releaseOrder),
  "trying an order again": () => order(retryOrder),
  "adopting a stray": () => stray("adopt"),
  "releasing a stray": () => stray("release"),
  "recovering a number": released,
};

const historyOf = (id: string) =>
  database().select().from(auditEntries).where(eq(auditEntries.subjectId, id));

describe.each(Object.entries(ACTS))("%s, as it was shown", (_, scene) => {
  it("is refused with the present state after a colleague changed it, and changes nothing", async () => {
    const { subjectId, act, meanwhile, current } = await scene();
    await meanwhile();
    const before = await historyOf(subjectId);
    await expect(act()).rejects.toMatchObject({ code: "edit_conflict", details: { current } });
    expect(await historyOf(subjectId)).toEqual(before);
  });
});

// Adopting and recovering need a carrier, and have tests of their own.
const LOCAL = Object.entries(ACTS).filter(([name]) => !/adopting|recovering/.test(name));
describe.each(LOCAL)("%s, as it is shown", (_, scene) => {
  it("is done while nobody changed it", async () => {
    const { act } = await scene();
    await expect(act()).resolves.toBeDefined();
  });
});

describe("acts based on the same state", () => {
  it.each([() => person(disableUser), () => order(releaseOrder), () => stray("release")])(
    "of two at once, one is done and the other is refused",
    async (scene) => {
      const { act, subjectId } = await scene();
      const before = (await historyOf(subjectId)).length;
      const outcomes = await Promise.allSettled([act(), act()]);
      expect(outcomes.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
      for (const outcome of outcomes)
        if (outcome.status === "rejected") expect(outcome.reason).toMatchObject({ code: "edit_conflict" });
      expect(await historyOf(subjectId)).toHaveLength(before + 1);
    },
  );
});
