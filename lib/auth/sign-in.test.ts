import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { database } from "@/db/client";
import { users } from "@/db/schema";
import { useTestDatabase } from "@/db/testing/database";
import { useTestEnvironment } from "@/db/testing/environment";
import { makeUser, TEST_NOW } from "@/db/testing/factory";
import { hashPassword } from "./password";
import { readSession } from "./session-store";
import { signIn } from "./sign-in";

useTestDatabase();
useTestEnvironment();

const PASSWORD = "correct horse battery";
const REFUSED = { code: "unauthorized", message: "E-mail or password is not right." };
/** Each from an address of its own, unless told otherwise. */
const attempt = (email: string, password = PASSWORD, ipAddress: string = randomUUID()) =>
  signIn({ email, password }, { userAgent: "Vitest", ipAddress }, TEST_NOW);
const someone = async (values: Partial<typeof users.$inferInsert> = {}) =>
  makeUser({ passwordHash: await hashPassword(PASSWORD), ...values });

async function codesOf(attempts: Promise<string>[]): Promise<string[]> {
  const settled = await Promise.allSettled(attempts);
  return settled.map((result) => (result.status === "fulfilled" ? "ok" : result.reason.code));
}

describe("Signing in", () => {
  it("opens a session, whatever case or spaces the address is typed in", async () => {
    const user = await someone();
    const token = await attempt(`  ${user.email.toUpperCase()} `);
    expect(await readSession(token, TEST_NOW)).toMatchObject({ user: { id: user.id } });
    const [kept] = await database().select().from(users).where(eq(users.id, user.id));
    expect(kept?.lastSignInAt).toEqual(TEST_NOW);
  });

  it("is refused in the same words for a wrong password, an unknown, an invited and a disabled user", async () => {
    const known = await someone();
    const invited = await makeUser();
    const disabled = await someone({ disabledAt: TEST_NOW });
    await expect(attempt(known.email, "wrong horse battery")).rejects.toMatchObject(REFUSED);
    for (const email of [`${randomUUID()}@example.com`, invited.email, disabled.email])
      await expect(attempt(email)).rejects.toMatchObject(REFUSED);
  });

  it("takes as long for an unknown user as for a wrong password", async () => {
    const known = await someone();
    const time = async (email: () => string) => {
      const times: number[] = [];
      for (let round = 0; round < 7; round++) {
        const start = performance.now();
        await attempt(email(), "wrong horse battery").catch(() => {});
        times.push(performance.now() - start);
      }
      return times.sort((a, b) => a - b)[3] ?? 0;
    };
    const wrong = await time(() => known.email);
    const unknown = await time(() => `${randomUUID()}@example.com`);
    expect(unknown).toBeGreaterThan(wrong * 0.4);
    expect(unknown).toBeLessThan(wrong * 2.5);
  });
});

describe("Wrong tries", () => {
  it("lock the account after ten, from whatever address and even with the right password, and say how long", async () => {
    const [locked, other] = [await someone(), await someone()];
    const codes = await codesOf(
      Array.from({ length: 14 }, () => attempt(locked.email, "wrong horse battery")),
    );
    expect(codes.filter((code) => code === "unauthorized")).toHaveLength(10);
    expect(codes.filter((code) => code === "rate_limited")).toHaveLength(4);
    await expect(attempt(locked.email)).rejects.toMatchObject({
      code: "rate_limited",
      message: expect.stringMatching(/^Too many tries\. Wait \d+ minutes? and try again\.$/),
      details: { retryAfterSeconds: expect.any(Number) },
    });
    await expect(attempt(other.email)).resolves.toBeTypeOf("string");
  });

  it("lock an address after sixty, whatever accounts were tried, and no other address", async () => {
    const user = await someone();
    const codes: string[] = [];
    for (let round = 0; round < 13; round++)
      codes.push(
        ...(await codesOf(
          Array.from({ length: 5 }, () => attempt(`${randomUUID()}@example.com`, PASSWORD, "198.51.100.9")),
        )),
      );
    expect(codes.filter((code) => code === "unauthorized")).toHaveLength(60);
    await expect(attempt(user.email, PASSWORD, "198.51.100.9")).rejects.toMatchObject({
      code: "rate_limited",
    });
    await expect(attempt(user.email, PASSWORD, "198.51.100.10")).resolves.toBeTypeOf("string");
  });

  it("are forgotten once somebody signs in, and right ones never lock an address", async () => {
    const user = await someone();
    for (let round = 0; round < 2; round++) {
      await codesOf(Array.from({ length: 9 }, () => attempt(user.email, "wrong horse battery")));
      await expect(attempt(user.email)).resolves.toBeTypeOf("string");
    }
    for (let round = 0; round < 13; round++)
      expect(
        await codesOf(Array.from({ length: 5 }, () => attempt(user.email, PASSWORD, "198.51.100.20"))),
      ).toEqual(Array(5).fill("ok"));
  });

  it("are counted for the longest address that can be typed", async () => {
    await expect(attempt(`${"a".repeat(242)}@example.com`)).rejects.toMatchObject(REFUSED);
  });
});
