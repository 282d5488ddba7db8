import { eq, inArray } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { database } from "@/db/client";
import { apiKeys, auditEntries, invitations, organizations, users } from "@/db/schema";
import { useTestCarrier } from "@/db/testing/carrier";
import { useTestDatabase } from "@/db/testing/database";
import { TEST_NOW } from "@/db/testing/factory";
import { KEY_SCOPES } from "@/lib/constants/permissions";
import { systemContext } from "@/lib/context";
import { hashKey } from "@/lib/domain/keys/key-format";
import { acceptInvitation } from "@/lib/domain/members/accept-invitation";
import { env } from "@/lib/env";
import { commandNamed } from "./commands";
import { exitCodeOf, sentenceOf } from "./sentence-of";

const context = systemContext("Command line", () => TEST_NOW);

/** Runs a command. Returns what it prints, or "Failed: " and the error's sentence. */
async function run(name: string, options: Record<string, string | boolean | string[]> = {}): Promise<string> {
  return commandNamed(name)(context, options).catch((error: unknown) => `Failed: ${sentenceOf(error)}`);
}

describe("The operator's commands", () => {
  const db = useTestDatabase();
  const carrier = useTestCarrier(db);
  let accountId = "";

  beforeAll(async () => {
    expect(await run("keys create", { name: "Too early" })).toMatch(/^Failed: There is no account yet/);
    accountId = await run("accounts create", { name: "Bright Smile Group" });
  });

  it("create an account in the given timezone, or in Chicago's", async () => {
    const id = await run("accounts create", { name: "Desert Dental", timezone: "America/Phoenix" });
    const rows = await database().select().from(organizations);
    expect(rows.find((row) => row.id === id)?.timezone).toBe("America/Phoenix");
    expect(rows.find((row) => row.id === accountId)?.timezone).toBe("America/Chicago");
  });

  it("explain an invalid value in a sentence", async () => {
    expect(await run("accounts create")).toBe("Failed: --name is missing.");
    expect(await run("accounts create", { name: "x".repeat(300) })).toMatch(
      /^Failed: name: .*100 characters/,
    );
    expect(await run("accounts create", { name: "X", timezone: "Mars/Base" })).toMatch(/^Failed: timezone: /);
    expect(await run("users create", { email: "bad", name: "Q", support: true })).toMatch(
      /^Failed: Enter an e-mail/,
    );
    expect(await run("keys create", { name: "X", scopes: "numbers:eat" })).toMatch(/^Failed: scopes.0: /);
    expect(await run("keys create", { name: "X", organization: "abc" })).toBe(
      "Failed: orgId: Choose an organization.",
    );
  });

  it("exit with 2 for wrong usage, including unknown names and invalid values, and with 1 for a refusal", async () => {
    const codeOf = (name: string, options: Record<string, string> = {}) =>
      Promise.resolve()
        .then(() => commandNamed(name)(context, options))
        .then(() => 0, exitCodeOf);
    for (const name of ["", "accounts", "constructor", "toString"]) expect(await codeOf(name)).toBe(2);
    expect(await codeOf("accounts create")).toBe(2);
    expect(await codeOf("accounts create", { name: "X", timezone: "Mars/Base" })).toBe(2);
    expect(await codeOf("keys create", { name: "X", expires: "soon" })).toBe(2);
    expect(await codeOf("keys create", { name: "X", expires: "2020-01-01" })).toBe(1);
  });

  it("invite a person to an organization and print the invitation's link", async () => {
    const link = await run("users create", {
      email: "Front@Example.com",
      name: "Fran",
      organization: accountId,
      role: "manager",
    });
    expect(link).toMatch(/^http:\/\/localhost:3000\/invitation\/[\w-]{20,}$/);
    const [row] = await database()
      .select()
      .from(invitations)
      .where(eq(invitations.email, "front@example.com"));
    expect(row).toMatchObject({ orgId: accountId, role: "manager", makerUserId: null });
    const support = await run("users create", { email: "sam@example.com", name: "Sam", support: true });
    const accept = { token: support.split("/").at(-1) ?? "", password: "correct horse battery" };
    const { userId } = await acceptInvitation(accept, () => TEST_NOW, "r");
    const [sam] = await database().select().from(users).where(eq(users.id, userId));
    expect(sam).toMatchObject({ email: "sam@example.com", isSupport: true, accountId: null });
  });

  it("print a new invitation or password reset link, whichever the user needs, and record it in the history", async () => {
    const person = { name: "Lin", organization: accountId, role: "viewer" };
    const reset = (email: string) => run("users reset", { email });
    await run("users create", { ...person, email: "invited@example.com" });
    expect(await reset("invited@example.com")).toMatch(/\/invitation\/[\w-]{20,}$/);
    await run("users create", { ...person, email: "lin@example.com", password: "correct horse battery" });
    expect(await reset("LIN@example.com")).toMatch(/\/password-reset\/[\w-]{20,}$/);
    const links = await database()
      .select({ actor: auditEntries.actorType, orgId: auditEntries.orgId, action: auditEntries.action })
      .from(auditEntries)
      .where(inArray(auditEntries.subjectLabel, ["invited@example.com", "Lin"]))
      .orderBy(auditEntries.id);
    const made = (action: string) => ({ actor: "system", orgId: accountId, action });
    expect(links).toEqual(
      ["invitation.create", "invitation.renew", "user.create", "user.make_link"].map(made),
    );
  });

  it("ask which login was meant if several accounts have one with the address", async () => {
    const person = {
      email: "both@example.com",
      name: "Bo",
      role: "viewer",
      password: "correct horse battery",
    };
    const other = await run("accounts create", { name: "Desert Dental Two" });
    for (const organization of [accountId, other]) await run("users create", { ...person, organization });
    const asked = await run("users reset", { email: person.email });
    expect(asked).toMatch(/^Failed: Several logins have the e-mail address both@example\.com\. Name one: /);
    expect(asked).toContain(`--account ${other} (Desert Dental Two)`);
    const link = await run("users reset", { email: person.email, account: other });
    expect(link).toMatch(/\/password-reset\/[\w-]{20,}$/);
    expect(await run("users reset", { email: person.email, platform: true })).toMatch(/^Failed: No user/);
    expect(await run("users reset", { email: person.email, platform: true, account: other })).toMatch(
      /not both/,
    );
  });

  it("list the active keys and revoke one", async () => {
    const key = await run("keys create", { name: "Old software", organization: accountId });
    const line = (await run("keys list")).split("\n").find((each) => each.includes(key.slice(-4))) ?? "";
    expect(line.split("\t").slice(1)).toEqual([
      key.slice(-4),
      "Bright Smile Group",
      "operator",
      "Old software",
    ]);
    expect(await run("keys revoke", { id: line.split("\t")[0] ?? "" })).toBe("Old software is revoked.");
    expect(await run("keys list")).not.toContain("Old software");
    expect(await run("keys revoke", { id: "x" })).toMatch(/^Failed: /);
  });

  it("refuse a password that is too short, an unknown role, and a reset for an unknown user", async () => {
    const person = { email: "new@example.com", name: "New" };
    expect(await run("users create", { ...person, support: true, password: "short" })).toMatch(
      /10 characters/,
    );
    expect(await run("users create", { ...person, organization: accountId, role: "king" })).toMatch(
      /--role must be one of/,
    );
    expect(await run("users create", { ...person, support: true, role: "admin" })).toMatch(
      /--support cannot be combined/,
    );
    expect(await run("users reset", { email: "nobody@example.com" })).toBe(
      "Failed: No user has this e-mail address.",
    );
  });

  it("create a key of the first account with all scopes by default", async () => {
    const rowOf = async (key: string) =>
      (
        await database()
          .select()
          .from(apiKeys)
          .where(eq(apiKeys.tokenHash, hashKey(key)))
      )[0];
    expect(await rowOf(await run("keys create", { name: "All" }))).toMatchObject({
      orgId: accountId,
      scopes: KEY_SCOPES,
    });
    const short = await run("keys create", { name: "Short", expires: "2031-06-30" });
    expect((await rowOf(short))?.expiresAt).toEqual(new Date("2031-06-30T00:00:00Z"));
    expect(await run("keys create", { name: "X", expires: "soon" })).toMatch(/^Failed: expiresAt: /);
    expect(await run("keys create", { name: "X", expires: "2020-01-01" })).toContain(
      "expiresAt: The key would have expired already.",
    );
    const few = await run("keys create", { name: "Few", scopes: "numbers:read, bots:write", platform: true });
    expect(await rowOf(few)).toMatchObject({ orgId: null, scopes: ["bots:write", "numbers:read"] });
  });

  it("add no demo data to an installation that has data", async () => {
    expect(await run("demo")).toBe("This installation already has data. Nothing was added.");
  });

  it("migrate the database, even two at once", async () => {
    expect(await Promise.all([run("migrate"), run("migrate")])).toEqual([
      "The database is up to date.",
      "The database is up to date.",
    ]);
  });

  it("reconcile with the carrier and print the result", async () => {
    await carrier.buyByHand({});
    expect(await run("reconcile")).toMatch(/^numbers at the carrier: \d+\nnew strays: 1\nnewly lost: 0\n/);
    expect(await run("reconcile", { "accept-losses": true })).toMatch(/\nnew strays: 0\n/);
    expect(await run("reconcile", { carrier: "nobody" })).toBe(
      "Failed: No carrier nobody is configured here. Configured: local.",
    );
    await carrier.fail({ operation: "list", kind: "cut_before" });
    expect(await run("reconcile")).toBe(
      "Failed: The carrier did not answer. What the run found before that is saved.",
    );
  });

  it("have somebody call a line, and print what is heard and said", async () => {
    process.env.LOCAL_CARRIER_CONTROL_TOKEN = env().LOCAL_CARRIER_TOKEN;
    const { number } = await carrier.buyByHand({ areaCode: "312" });
    // Nothing answers where its calls go, so the carrier says so.
    expect(await run("call", { to: number, say: ["Hello?"] })).toMatch(
      /^Line: {3}We are sorry\. An application error has occurred\. Goodbye\.\nThe call is failed, after \d+ seconds\.\nAlert 11200: /,
    );
    expect(await run("call", { to: "+12065550199" })).toBe("Failed: +12065550199 is not in service.");
    expect(await run("call", { to: "(206) 555-0199" })).toBe("Failed: +12065550199 is not in service.");
    expect(await run("call", { to: "312 555" })).toMatch(/^Failed: --to: /);
    expect(await run("call")).toBe("Failed: --to is missing.");
    delete process.env.LOCAL_CARRIER_CONTROL_TOKEN;
    expect(await run("call", { to: number })).toBe(
      "Failed: Only lines of this installation's local carrier can be called like this.",
    );
  });
});
