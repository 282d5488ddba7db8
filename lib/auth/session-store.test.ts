import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { database } from "@/db/client";
import { sessions, users } from "@/db/schema";
import { useTestDatabase } from "@/db/testing/database";
import { useTestEnvironment } from "@/db/testing/environment";
import { makeAccount, makeMembership, makeUser, TEST_NOW } from "@/db/testing/factory";
import { endSessionOfToken, endSessionsOfUser, openSession, readSession } from "./session-store";

useTestDatabase();
useTestEnvironment();

const ORIGIN = { userAgent: "Vitest", ipAddress: "192.0.2.1" };
const later = (minutes: number) => new Date(TEST_NOW.getTime() + minutes * 60_000);
const rowsOf = (userId: string) => database().select().from(sessions).where(eq(sessions.userId, userId));

async function signedIn() {
  const user = await makeUser();
  return { user, token: await openSession(user, ORIGIN, TEST_NOW) };
}

describe("A session", () => {
  it("names its user and what each membership reaches", async () => {
    const { user, token } = await signedIn();
    const { account, location } = await makeAccount();
    await makeMembership(user.id, account.id, "viewer");
    await makeMembership(user.id, location.id, "admin");
    const session = await readSession(token, later(1));
    expect(session).toMatchObject({ user: { id: user.id, email: user.email, isSupport: false } });
    expect(session?.grants).toHaveLength(2);
    expect(session?.grants).toContainEqual({
      orgId: location.id,
      orgName: location.name,
      accountId: account.id,
      isAccount: false,
      role: "admin",
    });
  });

  it("gets a new secret at each sign-in, of which only a hash is stored", async () => {
    const { user, token } = await signedIn();
    const second = await openSession(user, ORIGIN, TEST_NOW);
    expect(second).not.toBe(token);
    for (const { tokenHash } of await rowsOf(user.id)) expect([token, second]).not.toContain(tokenHash);
  });

  it("ends after 30 minutes without a request, and continues while there are requests", async () => {
    const idle = await signedIn();
    expect(await readSession(idle.token, later(31))).toBeNull();
    const used = await signedIn();
    for (let minute = 29; minute < 180; minute += 29)
      expect(await readSession(used.token, later(minute))).not.toBeNull();
  });

  it("ends after 12 hours, however much it is used", async () => {
    const { token } = await signedIn();
    for (let minute = 20; minute < 720; minute += 20)
      expect(await readSession(token, later(minute))).not.toBeNull();
    expect(await readSession(token, later(720))).toBeNull();
  });

  it("records its last use at most once a minute", async () => {
    const { user, token } = await signedIn();
    const lastSeen = async () => (await rowsOf(user.id))[0]?.lastSeenAt;
    await readSession(token, later(0.9));
    expect(await lastSeen()).toEqual(TEST_NOW);
    await readSession(token, later(1.1));
    expect(await lastSeen()).toEqual(later(1.1));
  });

  it("ends for every copy of its cookie", async () => {
    const { token } = await signedIn();
    await endSessionOfToken(token, later(1));
    expect(await readSession(token, later(1))).toBeNull();
  });

  it("is refused while its user is disabled", async () => {
    const { user, token } = await signedIn();
    await database().update(users).set({ disabledAt: TEST_NOW }).where(eq(users.id, user.id));
    expect(await readSession(token, later(1))).toBeNull();
  });

  it("survives when all other sessions of its user are ended, and so do other users' sessions", async () => {
    const { user, token } = await signedIn();
    const other = await openSession(user, ORIGIN, TEST_NOW);
    const stranger = await signedIn();
    const own = await readSession(token, TEST_NOW);
    expect(await endSessionsOfUser(database(), user.id, later(1), own?.sessionId)).toBe(1);
    expect(await readSession(other, later(1))).toBeNull();
    expect(await readSession(token, later(1))).not.toBeNull();
    expect(await readSession(stranger.token, later(1))).not.toBeNull();
  });

  it("is not found by a secret that was never issued", async () => {
    for (const token of ["", "x", "\u0000", "a".repeat(5000)])
      expect(await readSession(token, TEST_NOW)).toBeNull();
  });
});
