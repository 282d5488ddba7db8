import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, it } from "vitest";
import { database } from "@/db/client";
import type { users } from "@/db/schema";
import { useTestDatabase } from "@/db/testing/database";
import { useTestEnvironment } from "@/db/testing/environment";
import { contextOfUser, makeAccount, makeMember, makeUser, TEST_NOW } from "@/db/testing/factory";
import { SIGN_IN_ATTEMPTS } from "@/lib/constants/sessions";
import { changePassword } from "@/lib/domain/users/change-password";
import { hashForAddress } from "./address-password";
import { sealDevice, withLogin } from "./known-device";
import { networkOf } from "./network-of";
import { hashPassword } from "./password";
import { signIn } from "./sign-in";

useTestDatabase();
useTestEnvironment();

const PASSWORD = "correct horse battery";
const WRONG = "wrong horse battery";
/** A network of its own for each test. */
let here = "";
beforeEach(() => {
  here = randomUUID();
});
const someone = async () => makeUser({ passwordHash: await hashPassword(PASSWORD) });
const elsewhere = () => randomUUID();

async function attempt(email: string, password: string, ipAddress: string, device?: string): Promise<string> {
  const origin = { userAgent: "Vitest", ipAddress, device };
  return signIn({ email, password }, origin, TEST_NOW).then(
    (signedIn) => (signedIn.isOpen ? signedIn.userId : "several"),
    ({ code }) => code,
  );
}

/** Wrong passwords at the same time. */
const guess = (times: number, email: string, ipAddress: string, device?: string) =>
  Promise.all(Array.from({ length: times }, () => attempt(email, WRONG, ipAddress, device)));

const deviceOf = (login: typeof users.$inferSelect) => sealDevice(withLogin(null, login));

/** A login of A and one of B with the same address. */
async function sameAddress() {
  const first = await makeMember((await makeAccount("Alder Dental")).account, "admin", {
    passwordHash: await hashPassword(PASSWORD),
  });
  const { account } = await makeAccount("Birch Dental");
  const passwordHash = await hashForAddress(database(), first.email, "the password of B");
  return { first, account, second: await makeMember(account, "admin", { email: first.email, passwordHash }) };
}

describe("Wrong passwords", () => {
  it("close a login to the network they come from after ten, however many at once, and say for how long", async () => {
    const { email } = await someone();
    const codes = await guess(14, email, here);
    expect(codes.filter((code) => code === "unauthorized")).toHaveLength(10);
    await expect(
      signIn({ email, password: PASSWORD }, { userAgent: null, ipAddress: here }, TEST_NOW),
    ).rejects.toMatchObject({
      code: "rate_limited",
      message: expect.stringMatching(/^Too many attempts\. Wait \d+ minutes? and try again\.$/),
      retryAfterSeconds: expect.any(Number),
    });
  });

  it("count together however the e-mail address is spelled", async () => {
    const { email } = await makeUser({
      email: `kim-${randomUUID()}@example.com`,
      passwordHash: await hashPassword(PASSWORD),
    });
    const spellings = [
      email,
      email.toUpperCase(),
      ` ${email}\t`,
      `\u212a${email.slice(1)}`,
      `${email}\u00a0`,
    ];
    const tries = [...spellings, ...spellings];
    expect(await Promise.all(tries.map((spelling) => attempt(spelling, WRONG, here)))).toEqual(
      Array(10).fill("unauthorized"),
    );
    for (const spelling of spellings) expect(await attempt(spelling, PASSWORD, here)).toBe("rate_limited");
  });

  it("of strangers keep nobody out: not from another network, and not with a browser that the login knows", async () => {
    const user = await someone();
    await guess(14, user.email, here);
    expect(await attempt(user.email, PASSWORD, elsewhere())).toBe(user.id);
    expect(await attempt(user.email, PASSWORD, here, await deviceOf(user))).toBe(user.id);
  });

  it("from everywhere close a login to browsers that it does not know, and to no other", async () => {
    const user = await someone();
    const device = await deviceOf(user);
    const networks = Array.from({ length: SIGN_IN_ATTEMPTS.login.points / 10 }, elsewhere);
    for (const network of networks) await guess(12, user.email, network);
    expect(await attempt(user.email, PASSWORD, elsewhere())).toBe("rate_limited");
    expect(await attempt(user.email, PASSWORD, elsewhere(), device)).toBe(user.id);
  });

  it("from one network use up at most ten of what a login takes from everywhere", async () => {
    const user = await someone();
    for (let round = 0; round < 11; round++) await guess(10, user.email, here);
    expect(await attempt(user.email, PASSWORD, elsewhere())).toBe(user.id);
  });

  it("at any logins close them to new browsers of a network after sixty, and not to known ones", async () => {
    const user = await someone();
    const codes: string[] = [];
    for (let round = 0; round < 13; round++) codes.push(...(await guessAtUnknown(5)));
    expect(codes.filter((code) => code === "unauthorized")).toHaveLength(60);
    expect(await attempt(user.email, PASSWORD, here)).toBe("rate_limited");
    expect(await attempt(user.email, PASSWORD, elsewhere())).toBe(user.id);
    expect(await attempt(user.email, PASSWORD, here, await deviceOf(user))).toBe(user.id);
  });

  it("with a known browser have a count of their own", async () => {
    const user = await someone();
    const device = await deviceOf(user);
    const codes = await guess(14, user.email, here, device);
    expect(codes.filter((code) => code === "unauthorized")).toHaveLength(10);
    expect(await attempt(user.email, PASSWORD, here, device)).toBe("rate_limited");
    expect(await attempt(user.email, PASSWORD, here)).toBe(user.id);
  });

  it("are forgotten after a right one, and right ones never lock anything", async () => {
    const user = await someone();
    for (let round = 0; round < 3; round++) {
      await guess(8, user.email, here);
      expect(await attempt(user.email, PASSWORD, here)).toBe(user.id);
    }
    for (let round = 0; round < 70; round++) expect(await attempt(user.email, PASSWORD, here)).toBe(user.id);
  });

  it("are counted for the longest valid e-mail address", async () => {
    expect(await attempt(`${"a".repeat(242)}@example.com`, WRONG, here)).toBe("unauthorized");
  });
});

const guessAtUnknown = (times: number) =>
  Promise.all(Array.from({ length: times }, () => attempt(`${randomUUID()}@example.com`, WRONG, here)));

describe("Another account’s login with the same address", () => {
  it("is not guessed by signing in to one’s own with one guess after another", async () => {
    const { first, account, second } = await sameAddress();
    let own = "the password of B";
    const context = contextOfUser(second, account);
    const change = (newPassword: string) => changePassword(context, { currentPassword: own, newPassword });
    for (let round = 0; round < 10; round++) {
      const guessed = round === 9 ? PASSWORD : `guess number ${round}`;
      expect(await attempt(first.email, own, here)).toBe(second.id);
      await change(guessed);
      own = guessed;
    }
    // A's login was tried ten times. The right guess opens B's, and says nothing of A's.
    expect(await attempt(first.email, PASSWORD, here)).toBe(second.id);
    await expect(change("guess number 11")).rejects.toMatchObject({ code: "rate_limited" });
  });

  it("stays open to its own person, on another network and with a browser that it knows", async () => {
    const { first } = await sameAddress();
    for (let round = 0; round < 12; round++) await attempt(first.email, "the password of B", here);
    expect(await attempt(first.email, PASSWORD, elsewhere())).toBe(first.id);
    expect(await attempt(first.email, PASSWORD, here, await deviceOf(first))).toBe(first.id);
  });
});

describe("A known browser", () => {
  it("is none for a login whose password changed, nor without our seal", async () => {
    const user = await someone();
    const old = await sealDevice(withLogin(null, { ...user, passwordHash: "an earlier one" }));
    await guess(14, user.email, here);
    for (const device of [old, `${await deviceOf(user)}x`, "x", "a".repeat(9000)])
      expect(await attempt(user.email, PASSWORD, here, device)).toBe("rate_limited");
  });
});

it("A network is an IPv4 address, or the first half of an IPv6 address", () => {
  expect(networkOf("203.0.113.7")).toBe("203.0.113.7");
  expect(networkOf("::ffff:203.0.113.7")).toBe("203.0.113.7");
  expect(networkOf("2001:DB8:0:1:aaaa::1")).toBe("2001:db8:0:1::/64");
  expect(networkOf("2001:db8::1")).toBe(networkOf("2001:0db8:0000:0000:ffff::2"));
  expect(networkOf("::1")).toBe("0:0:0:0::/64");
  expect(networkOf(null)).toBe("unknown");
});
