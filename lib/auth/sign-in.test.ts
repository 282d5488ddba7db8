import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { database } from "@/db/client";
import { sessions, users } from "@/db/schema";
import { useTestDatabase } from "@/db/testing/database";
import { useTestEnvironment } from "@/db/testing/environment";
import { contextOfUser, makeAccount, makeMember, makeUser, TEST_NOW } from "@/db/testing/factory";
import { whileOpen } from "@/db/testing/while-open";
import { systemContext } from "@/lib/context";
import { disableUser } from "@/lib/domain/members/disable-user";
import { changePassword } from "@/lib/domain/users/change-password";
import { readPerson } from "@/lib/domain/users/person";
import { hashForAddress } from "./address-password";
import { hashPassword } from "./password";
import { sealSession, unsealSession } from "./session-cookie";
import { readSession } from "./session-store";
import { chooseLogin, type SignedIn, signIn, signInAgain } from "./sign-in";

useTestDatabase();
useTestEnvironment();

const PASSWORD = "correct horse battery";
const REFUSED = { code: "unauthorized", message: "Wrong e-mail or password." };
/** Each attempt comes from a different address unless one is given. */
const attempt = (email: string, password = PASSWORD, ipAddress: string = randomUUID()) =>
  signIn({ email, password }, { userAgent: "Vitest", ipAddress }, TEST_NOW);
/** This process's own work, which is the same however busy the machine is; the hashing is most of it. */
async function workOf(act: () => Promise<unknown>): Promise<number> {
  const before = process.cpuUsage();
  await act().catch(() => {});
  const { user, system } = process.cpuUsage(before);
  return user + system;
}
const median = (times: number[]) => times.sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0;
/** The session's secret of a sign-in that needed no choice. */
const secretOf = (signedIn: SignedIn) => (signedIn.isOpen ? signedIn.secret : "a choice");
const someone = async (values: Partial<typeof users.$inferInsert> = {}) =>
  makeUser({ passwordHash: await hashPassword(PASSWORD), ...values });

describe("Signing in", () => {
  it("opens a session, ignoring case and surrounding spaces in the e-mail address", async () => {
    const user = await someone();
    const token = secretOf(await attempt(`  ${user.email.toUpperCase()} `));
    expect(await readSession(token, TEST_NOW)).toMatchObject({ user: { id: user.id } });
    const [row] = await database().select().from(users).where(eq(users.id, user.id));
    expect(row?.lastSignInAt).toEqual(TEST_NOW);
  });

  it("refuses a wrong password and an unknown, invited or disabled user in the same words", async () => {
    const known = await someone();
    const invited = await makeUser();
    const disabled = await someone({ disabledAt: TEST_NOW });
    await expect(attempt(known.email, "wrong horse battery")).rejects.toMatchObject(REFUSED);
    for (const email of [`${randomUUID()}@example.com`, invited.email, disabled.email])
      await expect(attempt(email)).rejects.toMatchObject(REFUSED);
  });

  it("takes as long for an unknown user as for a wrong password", async () => {
    const known = await someone();
    const work = (email: string) => workOf(() => attempt(email, "wrong horse battery"));
    const rounds = { wrong: [] as number[], unknown: [] as number[] };
    for (let round = 0; round < 7; round++) {
      rounds.wrong.push(await work(known.email));
      rounds.unknown.push(await work(`${randomUUID()}@example.com`));
    }
    const [wrong, unknown] = [median(rounds.wrong), median(rounds.unknown)];
    expect(unknown).toBeGreaterThan(wrong * 0.4);
    expect(unknown).toBeLessThan(wrong * 2.5);
  });
});

/** Two accounts' logins with the same address. */
async function sameAddress(one: string, other: string) {
  const first = await makeMember((await makeAccount("Alder Dental")).account, "admin", {
    passwordHash: await hashPassword(one),
  });
  const passwordHash = await hashForAddress(database(), first.email, other);
  const { account } = await makeAccount("Birch Dental");
  return [first, await makeMember(account, "viewer", { email: first.email, passwordHash })] as const;
}

describe("Signing in where two accounts have logins with the same address", () => {
  it("opens the one whose password was given", async () => {
    const [first, second] = await sameAddress(PASSWORD, "staple of the winter sun");
    for (const [login, password] of [
      [first, PASSWORD],
      [second, "staple of the winter sun"],
    ] as const)
      expect(await attempt(login.email, password)).toMatchObject({ isOpen: true, userId: login.id });
    await expect(attempt(first.email, "wrong horse battery")).rejects.toMatchObject(REFUSED);
  });

  it("asks which one only if the password fits both, and opens the chosen one", async () => {
    const [first, second] = await sameAddress(PASSWORD, PASSWORD);
    const asked = await attempt(first.email);
    if (asked.isOpen) throw new Error("It did not ask.");
    expect(asked.logins).toEqual([
      { userId: first.id, label: "Alder Dental" },
      { userId: second.id, label: "Birch Dental" },
    ]);
    const choose = () =>
      chooseLogin(
        { ticket: asked.ticket, userId: second.id },
        { userAgent: null, ipAddress: null },
        TEST_NOW,
      );
    const token = secretOf(await choose());
    expect(await readSession(token, TEST_NOW)).toMatchObject({ user: { id: second.id } });
    await expect(choose(), "a second use").rejects.toMatchObject({ code: "unauthorized" });
  });

  it("takes a choice only for logins that the password fitted, for five minutes, until the password changes", async () => {
    const [first, second] = await sameAddress(PASSWORD, PASSWORD);
    const stranger = await someone();
    const asked = await attempt(first.email);
    const ticket = asked.isOpen ? "" : asked.ticket;
    const choose = (userId: string, minutes = 0, given = ticket) =>
      chooseLogin(
        { ticket: given, userId },
        { userAgent: null, ipAddress: null },
        new Date(TEST_NOW.getTime() + minutes * 60_000),
      );
    const refused = { code: "unauthorized" };
    await expect(choose(stranger.id)).rejects.toMatchObject(refused);
    await expect(choose(first.id, 5)).rejects.toMatchObject(refused);
    await expect(choose(first.id, 0, await sealSession("a secret"))).rejects.toMatchObject(refused);
    expect(await unsealSession(ticket)).toBeNull();
    await database().update(users).set({ disabledAt: TEST_NOW }).where(eq(users.id, second.id));
    await expect(choose(second.id)).rejects.toMatchObject(refused);
    await database()
      .update(users)
      .set({ passwordHash: await hashPassword("another horse") })
      .where(eq(users.id, first.id));
    await expect(choose(first.id)).rejects.toMatchObject(refused);
  });

  it("does not count a disabled login", async () => {
    const [first, second] = await sameAddress(PASSWORD, PASSWORD);
    await database().update(users).set({ disabledAt: TEST_NOW }).where(eq(users.id, second.id));
    expect(await attempt(first.email)).toMatchObject({ isOpen: true, userId: first.id });
  });

  it("computes one hash for any number of logins, so that its time says nothing about how many there are", async () => {
    const [first] = await sameAddress("the password of A", "the password of B");
    const one = await someone();
    const work = (email: string) => workOf(() => attempt(email, "wrong horse battery"));
    const rounds = { one: [] as number[], two: [] as number[] };
    for (let round = 0; round < 5; round++) {
      rounds.one.push(await work(one.email));
      rounds.two.push(await work(first.email));
    }
    expect(median(rounds.two)).toBeLessThan(median(rounds.one) * 1.6);
    const logins = await database().select().from(users).where(eq(users.email, first.email));
    expect(new Set(logins.map(({ passwordHash }) => passwordHash?.split("$").at(-2))).size).toBe(1);
  });
});

describe("Signing in again on an open page", () => {
  it("opens a session for the person whose page it is, and tries the password at no other login", async () => {
    const [first, second] = await sameAddress(PASSWORD, "staple of the winter sun");
    const again = (email: string, password: string) =>
      signInAgain(
        { userId: second.id, email, password },
        { userAgent: null, ipAddress: randomUUID() },
        TEST_NOW,
      );
    expect(await again(second.email, "staple of the winter sun")).toMatchObject({ userId: second.id });
    for (const password of [PASSWORD, "wrong horse battery"])
      await expect(again(first.email, password)).rejects.toMatchObject(REFUSED);
    for (const password of [PASSWORD, "wrong horse battery"])
      await expect(again((await someone()).email, password)).rejects.toMatchObject({ code: "forbidden" });
  });
});

describe("A sign-in in the moment when the login changes", () => {
  const changes: Record<string, (user: { id: string }) => Promise<unknown>> = {
    "its password is changed": async (user) => {
      const { email } = (await readPerson(database(), user.id)).user;
      const { account } = await makeAccount();
      await changePassword(contextOfUser({ ...user, name: "N. N.", email }, account), {
        currentPassword: PASSWORD,
        newPassword: "staple of the winter sun",
      });
    },
    "it is disabled": (user) =>
      disableUser(
        systemContext("Command line", () => TEST_NOW),
        { userId: user.id },
      ),
  };

  it.each(Object.entries(changes))("opens no session that outlives it (%s)", async (_, change) => {
    const user = await someone();
    const outcome = await whileOpen(
      () => change(user),
      () => attempt(user.email),
    );
    expect(outcome).toMatchObject({ status: "rejected", reason: { code: "unauthorized" } });
    const rows = await database().select().from(sessions).where(eq(sessions.userId, user.id));
    expect(rows).toEqual([]);
  });
});
