import { and, eq } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { database } from "@/db/client";
import { apiKeys, auditEntries, memberships, organizations, users } from "@/db/schema";
import { useTestCarrier } from "@/db/testing/carrier";
import { useTestDatabase } from "@/db/testing/database";
import { TEST_NOW } from "@/db/testing/factory";
import { KEY_SCOPES } from "@/lib/constants/permissions";
import { systemContext } from "@/lib/context";
import { hashKey } from "@/lib/domain/keys/key-format";
import { carrier as carrierPort } from "@/lib/telephony/carrier";
import { commandNamed } from "./commands";
import { exitCodeOf, sentenceOf } from "./sentence-of";

const context = systemContext("Command line", () => TEST_NOW);

/** What a command prints, or the sentence that it fails with. */
async function run(name: string, options: Record<string, string | boolean> = {}): Promise<string> {
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

  it("make an account in the zone that is named, or in Chicago's", async () => {
    const id = await run("accounts create", { name: "Desert Dental", timezone: "America/Phoenix" });
    const rows = await database().select().from(organizations);
    expect(rows.find((row) => row.id === id)?.timezone).toBe("America/Phoenix");
    expect(rows.find((row) => row.id === accountId)?.timezone).toBe("America/Chicago");
  });

  it("say in a sentence what is wrong with a value", async () => {
    expect(await run("accounts create")).toBe("Failed: --name is missing.");
    expect(await run("accounts create", { name: "x".repeat(300) })).toMatch(
      /^Failed: name: .*120 characters/,
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

  it("end with 2 where they were called wrongly, values and names included, and with 1 where they are refused", async () => {
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

  it("add a user of an organization, who sets their password with a link", async () => {
    const link = await run("users create", {
      email: "Front@Example.com",
      name: "Fran",
      organization: accountId,
      role: "manager",
    });
    expect(link).toMatch(/^http:\/\/localhost:3000\/invitation\/[\w-]{20,}$/);
    const [row] = await database()
      .select({ role: memberships.role })
      .from(users)
      .innerJoin(memberships, eq(memberships.userId, users.id))
      .where(eq(users.email, "front@example.com"));
    expect(row).toEqual({ role: "manager" });
  });

  it("print a new link to whoever has none that works, of the kind that they need, and leave it in the history", async () => {
    const person = { name: "Lin", organization: accountId, role: "viewer" };
    const reset = (email: string) => run("users reset", { email });
    await run("users create", { ...person, email: "invited@example.com" });
    expect(await reset("invited@example.com")).toMatch(/\/invitation\/[\w-]{20,}$/);
    await run("users create", { ...person, email: "lin@example.com", password: "correct horse battery" });
    expect(await reset("LIN@example.com")).toMatch(/\/password-reset\/[\w-]{20,}$/);
    const links = await database()
      .select({ actor: auditEntries.actorType, orgId: auditEntries.orgId, after: auditEntries.after })
      .from(auditEntries)
      .innerJoin(users, eq(users.id, auditEntries.subjectId))
      .where(and(eq(auditEntries.action, "user.make_link"), eq(users.name, "Lin")))
      .orderBy(auditEntries.id);
    const made = (kind: string) => ({ actor: "system", orgId: accountId, after: { kind } });
    expect(links).toEqual([made("invitation"), made("invitation"), made("password_reset")]);
  });

  it("refuse a password that is too short, a role that does not exist, and a stranger's reset", async () => {
    const person = { email: "new@example.com", name: "New" };
    expect(await run("users create", { ...person, support: true, password: "short" })).toMatch(
      /10 characters/,
    );
    expect(await run("users create", { ...person, organization: accountId, role: "king" })).toMatch(
      /--role must be one of/,
    );
    expect(await run("users create", { ...person, support: true, role: "admin" })).toMatch(/--support goes/);
    expect(await run("users reset", { email: "nobody@example.com" })).toBe(
      "Failed: Nobody signs in with nobody@example.com.",
    );
  });

  it("make a key of the first account with all scopes, unless told otherwise", async () => {
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

  it("leave an installation that is in use without demo data", async () => {
    expect(await run("demo")).toBe("There is data already; nothing was added.");
  });

  it("bring the schema up to date, two at once as well", async () => {
    expect(await Promise.all([run("migrate"), run("migrate")])).toEqual([
      "The database is up to date.",
      "The database is up to date.",
    ]);
  });

  it("compare the carrier's list with ours and print what came of it", async () => {
    const found = await carrierPort().searchNumbers({ areaCode: "773", limit: 1 });
    const number = found.ok ? (found.value[0]?.number ?? "") : "";
    await carrierPort().buyNumber({ number, friendlyName: "Fax", webhookUrl: "https://elsewhere.test/" });
    expect(await run("reconcile")).toMatch(/^\d+ numbers at the carrier\n1 newly unknown\n0 newly lost\n/);
    expect(await run("reconcile", { "accept-losses": true })).toMatch(/\n0 newly unknown\n/);
    await carrier.fail({ operation: "list", kind: "cut_before" });
    expect(await run("reconcile")).toBe(
      "Failed: The carrier did not answer. What was found before that stays.",
    );
  });
});
