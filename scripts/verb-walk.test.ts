import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { type Lack, writingVerbs } from "./verb-walk";

const ROOT = path.resolve(import.meta.dirname, "..");

/** Why the steps of an order ask nothing and record nothing. */
const LEASED =
  "Somebody with the permission began the order. A step changes only its row, which the lease protects.";

/** The verbs that lack something, each with the reason. */
const EXCEPTIONS: Record<string, { lacks: Lack[]; because: string }> = {
  "accounts/create-account.ts#createAccount": {
    lacks: ["locks no row", "asks no permission with a lock"],
    because: "An account has nothing above it to lock. The verb checks support's permission first.",
  },
  "area-codes/list-area-codes.ts#listAreaCodes": {
    lacks: ["locks no row", "asks no permission with a lock", "records no audit entry"],
    because: "It reads. It only writes the cached stock of the carrier.",
  },
  "area-codes/stock.ts#refreshStock": {
    lacks: ["locks no row", "asks no permission with a lock", "records no audit entry"],
    because: "It caches the stock of the carrier, which belongs to nobody.",
  },
  "members/invite-support.ts#inviteSupport": {
    lacks: ["locks no row", "asks no permission with a lock"],
    because: "The platform has no row to lock. The verb checks support's permission first.",
  },
  "numbers/search-available-numbers.ts#searchAvailableNumbers": {
    lacks: ["locks no row", "asks no permission with a lock", "records no audit entry"],
    because: "It reads. It only writes the cached stock of the carrier.",
  },
  "numbers/end-quarantine.ts#endQuarantine": {
    lacks: ["asks no permission with a lock"],
    because: "The worker ends a quarantine that somebody with the permission began.",
  },
  "numbers/finish-release.ts#finishRelease": {
    lacks: ["asks no permission with a lock"],
    because: "The worker finishes a release that somebody with the permission began.",
  },
  "numbers/release-number.ts#awaitRelease": {
    lacks: ["asks no permission with a lock"],
    because: "It waits for a release that somebody with the permission began.",
  },
  "numbers/repair-wiring.ts#repairWiring": {
    lacks: ["locks no row", "asks no permission with a lock", "records no audit entry"],
    because: "The worker wires lines as they should be, and changes only the fact that says so.",
  },
  "orders/advance-order.ts#advanceOrder": {
    lacks: ["locks no row", "asks no permission with a lock", "records no audit entry"],
    because: LEASED,
  },
  "orders/buy-number.ts#buyNumber": {
    lacks: ["locks no row", "asks no permission with a lock", "records no audit entry"],
    because: LEASED,
  },
  "orders/give-back-number.ts#giveBackNumber": {
    lacks: ["locks no row", "asks no permission with a lock", "records no audit entry"],
    because: LEASED,
  },
  "orders/check-wiring.ts#checkWiring": {
    lacks: ["asks no permission with a lock"],
    because: "Somebody with the permission began the order, whose last step inserts the line.",
  },
  "orders/choose-number.ts#chooseNumber": {
    lacks: ["locks no row", "asks no permission with a lock", "records no audit entry"],
    because: LEASED,
  },
  "orders/wire-number.ts#wireNumber": {
    lacks: ["locks no row", "asks no permission with a lock", "records no audit entry"],
    because: LEASED,
  },
  "reconcile/finish-stray-release.ts#finishStrayRelease": {
    lacks: ["records no audit entry"],
    because: "The worker finishes a release. Its history entry was inserted when it began.",
  },
  "reconcile/open-due-runs.ts#openDueRuns": {
    lacks: ["locks no row", "asks no permission with a lock", "records no audit entry"],
    because: "The worker opens a run on a schedule. A constraint allows one at a time.",
  },
  "reconcile/repair-drift.ts#repairDrift": {
    lacks: ["asks no permission with a lock"],
    because: "The worker repairs lines during a run, as the system.",
  },
  "reconcile/run-reconcile.ts#runReconcile": {
    lacks: ["asks no permission with a lock"],
    because: "The worker carries out a run that was opened on a schedule or by somebody with the permission.",
  },
  "reconcile/start-run.ts#startRun": {
    lacks: ["locks no row", "asks no permission with a lock", "records no audit entry"],
    because: "A run belongs to no organization, and its own row says who started it and when.",
  },
  "sessions/end-other-sessions.ts#endOtherSessions": {
    lacks: ["locks no row", "asks no permission with a lock"],
    because: "Everybody may end their own sessions. One statement finds and ends them.",
  },
  "sessions/end-session.ts#endSession": {
    lacks: ["locks no row", "asks no permission with a lock"],
    because: "Everybody may end their own sessions. One statement finds and ends it.",
  },
  "users/change-password.ts#changePassword": {
    lacks: ["asks no permission with a lock"],
    because: "Everybody may change their own password, if they enter the current one.",
  },
  "users/mark-links-seen.ts#markLinksSeen": {
    lacks: ["locks no row", "asks no permission with a lock", "records no audit entry"],
    because: "Everybody may note what they have read. It changes nothing for anybody else.",
  },
  "users/update-profile.ts#updateProfile": {
    lacks: ["asks no permission with a lock"],
    because: "Everybody may change their own name.",
  },
};

/** The files of the domain, and of the modules through which it writes. */
function sources(): Map<string, string> {
  const files = ["lib/domain", "lib/auth", "lib/audit"].flatMap((folder) =>
    readdirSync(path.join(ROOT, folder), { recursive: true, encoding: "utf8" }).map(
      (file) => `${folder}/${file.replaceAll(path.sep, "/")}`,
    ),
  );
  return new Map(
    files
      .filter((file) => /\.ts$/.test(file) && !/(\.test|\/testing)\.ts$/.test(file))
      .map((file) => [file, readFileSync(path.join(ROOT, file), "utf8")]),
  );
}

describe("Every verb of the domain that changes rows", () => {
  it("locks with a permission and records the change, except those with a reason not to", () => {
    const verbs = writingVerbs(sources());
    expect(verbs.size).toBeGreaterThan(50);
    const lacking = [...verbs]
      .filter(([, lacks]) => lacks.length > 0)
      .map(([id, lacks]) => [id.replace("lib/domain/", ""), lacks] as const);
    const expected = Object.entries(EXCEPTIONS).map(([id, { lacks }]) => [id, lacks]);
    expect(Object.fromEntries(lacking)).toEqual(Object.fromEntries(expected));
  });
});

const BOTS = `
  export async function lockBot(tx: Transaction, context: Context, id: string, permission: Permission) {
    return tx.select().from(bots).for("update");
  }
  export async function insertFaq(tx: Transaction, id: string) {
    await tx.insert(faqs).values({ id });
  }`;
const AUDIT = "export async function recordAudit(tx: Transaction) { await tx.insert(auditEntries); }";

/** What an example verb lacks, analyzed together with the files that it imports. */
function lacksOf(verb: string): Lack[] | undefined {
  const imports = `
    import { recordAudit } from "@/lib/audit/record";
    import { insertFaq, lockBot } from "./find";`;
  const texts = new Map([
    ["lib/audit/record.ts", AUDIT],
    ["lib/domain/bots/find.ts", BOTS],
    ["lib/domain/bots/verb.ts", imports + verb],
  ]);
  return writingVerbs(texts).get("lib/domain/bots/verb.ts#verb");
}

/** An example verb whose transaction does this. */
const verbDoing = (work: string) =>
  `export async function verb(context: Context, id: string) { return inTransaction(async (tx) => { ${work} }); }`;

/** A helper that writes through a connection or a transaction. */
const QUERYABLE = "async function end(queryable: Queryable) { await queryable.update(bots); }";

describe("The walk over verbs", () => {
  it("accepts a verb that does all three, itself or through its helpers", () => {
    const whole = `await lockBot(tx, context, id, "bots:write"); await tx.delete(bots); await recordAudit(tx);`;
    expect(lacksOf(verbDoing(whole))).toEqual([]);
    const helped = `
      export const unrelated = 1;
      ${verbDoing("return change(tx, context, id);")}
      async function change(tx: Transaction, context: Context, id: string) {
        await lockBot(tx, context, id, "bots:write");
        await insertFaq(tx, id);
        await recordAudit(tx);
      }`;
    expect(lacksOf(helped)).toEqual([]);
  });

  it("finds a verb that forgets the lock", () => {
    expect(lacksOf(verbDoing("await insertFaq(tx, id); await recordAudit(tx);"))).toEqual([
      "locks no row",
      "asks no permission with a lock",
    ]);
  });

  it("finds a verb that forgets the permission, or asks only whether the caller may read", () => {
    const rest = "await tx.update(bots); await recordAudit(tx);";
    const lacks = ["asks no permission with a lock"];
    expect(lacksOf(verbDoing(`await tx.select().from(bots).for("update"); ${rest}`))).toEqual(lacks);
    expect(lacksOf(verbDoing(`await lockBot(tx, context, id, "read"); ${rest}`))).toEqual(lacks);
  });

  it("sees a context among other things, tools, and a write through a connection or a transaction", () => {
    const lacks = ["locks no row", "asks no permission with a lock", "records no audit entry"];
    for (const parameter of [
      "tools: StepTools",
      "tools: { carrier: Carrier; context: Context }",
      "{ context }: { context: Context }",
    ])
      expect(
        lacksOf(`export async function verb(${parameter}) { await end(database()); } ${QUERYABLE}`),
      ).toEqual(lacks);
  });

  it("finds a verb that forgets the audit entry", () => {
    const silent = `await lockBot(tx, context, id, "bots:write"); await insertFaq(tx, id);`;
    expect(lacksOf(verbDoing(silent))).toEqual(["records no audit entry"]);
  });

  it("finds a verb that locks in one transaction and changes rows in another", () => {
    const lock = `await lockBot(tx, context, id, "bots:write");`;
    expect(
      lacksOf(`export async function verb(context: Context, id: string) {
        await inTransaction(async (tx) => { ${lock} });
        return inTransaction(async (tx) => { await tx.delete(bots); await recordAudit(tx); });
      }`),
    ).toEqual(["locks no row", "asks no permission with a lock"]);
    const both = verbDoing(`${lock} await tx.delete(bots); await recordAudit(tx);`);
    expect(lacksOf(both.replace("{", `{ await inTransaction(async (tx) => { ${lock} });`))).toEqual([]);
  });

  it("leaves alone what changes no row, and what runs in another's transaction", () => {
    const reads =
      "export async function verb(context: Context) { known.delete(context); return list(context); }";
    expect(lacksOf(reads)).toBeUndefined();
    const helper =
      "export async function verb(tx: Transaction, context: Context) { await tx.insert(bots).values({}); }";
    expect(lacksOf(helper)).toBeUndefined();
  });
});
