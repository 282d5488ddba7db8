import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { database } from "@/db/client";
import { auditEntries, sessions } from "@/db/schema";
import { useTestDatabase } from "@/db/testing/database";
import { useTestEnvironment } from "@/db/testing/environment";
import { contextOf, makeAccount, makeMembership, makeUser, TEST_NOW } from "@/db/testing/factory";
import { hashPassword } from "@/lib/auth/password";
import { openSession, readSession } from "@/lib/auth/session-store";
import { signIn } from "@/lib/auth/sign-in";
import type { Context } from "@/lib/context";
import { endOtherSessions } from "@/lib/domain/sessions/end-other-sessions";
import { endSession } from "@/lib/domain/sessions/end-session";
import { listSessions } from "@/lib/domain/sessions/list-sessions";
import { changePassword } from "./change-password";
import { updateProfile } from "./update-profile";

useTestDatabase();
useTestEnvironment();

const OLD = "correct horse battery";
const NEW = "staple of the winter sun";
const ORIGIN = { userAgent: "Vitest", ipAddress: "192.0.2.1" };

/** A viewer who is signed in twice, and the context of the first session. */
async function signedInTwice() {
  const { account } = await makeAccount();
  const user = await makeUser({ passwordHash: await hashPassword(OLD) });
  await makeMembership(user.id, account.id, "viewer");
  const [here, there] = [
    await openSession(user, ORIGIN, TEST_NOW),
    await openSession(user, ORIGIN, TEST_NOW),
  ];
  const session = await readSession(here, TEST_NOW);
  const actor = { type: "user", id: user.id, name: user.name } as const;
  const context = contextOf(account, "viewer", { actor, sessionId: session?.sessionId });
  const living = async (token: string) => (await readSession(token, TEST_NOW)) !== null;
  return { account, user, context, here, there, living };
}
const actionsOf = async (context: Context) =>
  (
    await database()
      .select()
      .from(auditEntries)
      .where(eq(auditEntries.actorId, context.actor.id ?? ""))
  ).map(({ action }) => action);

describe("changePassword", () => {
  it("requires the current password, and ends all other sessions", async () => {
    const { user, context, here, there, living } = await signedInTwice();
    await changePassword(context, { currentPassword: OLD, newPassword: NEW });
    expect([await living(here), await living(there)]).toEqual([true, false]);
    await expect(signIn({ email: user.email, password: NEW }, ORIGIN, TEST_NOW)).resolves.toBeDefined();
    expect(await actionsOf(context)).toEqual(["user.change_password"]);
  });

  it("refuses a wrong current password and a weak new one, at their fields", async () => {
    const { context, there, living } = await signedInTwice();
    await expect(changePassword(context, { currentPassword: NEW, newPassword: NEW })).rejects.toMatchObject({
      fields: [{ path: "currentPassword", code: "wrong_password" }],
    });
    await expect(
      changePassword(context, { currentPassword: OLD, newPassword: "password123" }),
    ).rejects.toMatchObject({ fields: [{ path: "newPassword", code: "too_common" }] });
    expect(await living(there)).toBe(true);
  });

  it("limits attempts", async () => {
    const { context } = await signedInTwice();
    const guess = () => changePassword(context, { currentPassword: "wrong horse battery", newPassword: NEW });
    for (let round = 0; round < 10; round++)
      await expect(guess()).rejects.toMatchObject({ code: "validation_failed" });
    await expect(guess()).rejects.toMatchObject({ code: "rate_limited" });
  });

  it("lets one of two changes at once win", async () => {
    const { context } = await signedInTwice();
    const settled = await Promise.allSettled(
      [NEW, `${NEW}!`].map((newPassword) => changePassword(context, { currentPassword: OLD, newPassword })),
    );
    expect(settled.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  });

  it("is for people, not for keys", async () => {
    const { context } = await signedInTwice();
    const key: Context = { ...context, actor: { type: "api_key", id: context.actor.id, name: "Key" } };
    await expect(changePassword(key, { currentPassword: OLD, newPassword: NEW })).rejects.toMatchObject({
      code: "forbidden",
    });
  });
});

describe("updateProfile", () => {
  it("changes the caller's name, for viewers too, and records before and after", async () => {
    const { context, user, here } = await signedInTwice();
    await updateProfile(context, { name: "Ada Lovelace" });
    await updateProfile(context, { name: "Ada Lovelace" });
    expect((await readSession(here, TEST_NOW))?.user.name).toBe("Ada Lovelace");
    const entries = await database().select().from(auditEntries).where(eq(auditEntries.subjectId, user.id));
    expect(entries).toMatchObject([{ before: { name: user.name }, after: { name: "Ada Lovelace" } }]);
  });
});

describe("A person's own sessions", () => {
  it("are listed without ended ones, and the current one is marked", async () => {
    const { user, context } = await signedInTwice();
    await openSession(user, ORIGIN, new Date(TEST_NOW.getTime() - 31 * 60_000));
    await openSession(await makeUser(), ORIGIN, TEST_NOW);
    const { sessions: own } = await listSessions(context);
    expect(own).toHaveLength(2);
    expect(own.filter(({ isCurrent }) => isCurrent)).toMatchObject([
      { id: context.sessionId, userAgent: "Vitest", ipAddress: "192.0.2.1" },
    ]);
  });

  it("are ended one by one; those of other people are not found", async () => {
    const { context, there, living } = await signedInTwice();
    const stranger = await signedInTwice();
    const other = await readSession(there, TEST_NOW);
    await endSession(context, { sessionId: other?.sessionId ?? "" });
    expect(await living(there)).toBe(false);
    for (const sessionId of [other?.sessionId, stranger.context.sessionId])
      await expect(endSession(context, { sessionId: sessionId ?? "" })).rejects.toMatchObject({
        code: "not_found",
      });
    expect(await stranger.living(stranger.here)).toBe(true);
  });

  it("are all ended except the current one, which is recorded if there were any", async () => {
    const { context, here, there, living } = await signedInTwice();
    expect(await endOtherSessions(context)).toEqual({ ended: 1 });
    expect(await endOtherSessions(context)).toEqual({ ended: 0 });
    expect([await living(here), await living(there)]).toEqual([true, false]);
    expect(await actionsOf(context)).toEqual(["session.end_others"]);
  });

  it("are ended once when two requests end them at once", async () => {
    const { context, there } = await signedInTwice();
    const sessionId = (await readSession(there, TEST_NOW))?.sessionId ?? "";
    const single = await Promise.allSettled([
      endSession(context, { sessionId }),
      endSession(context, { sessionId }),
    ]);
    expect(single.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    const again = await signedInTwice();
    const all = await Promise.all([endOtherSessions(again.context), endOtherSessions(again.context)]);
    expect(all.map(({ ended }) => ended).sort()).toEqual([0, 1]);
    expect(await actionsOf(again.context)).toEqual(["session.end_others"]);
  });

  it("contain no secret that would open them", async () => {
    const { user, here } = await signedInTwice();
    const rows = await database().select().from(sessions).where(eq(sessions.userId, user.id));
    expect(JSON.stringify(rows)).not.toContain(here);
  });
});
