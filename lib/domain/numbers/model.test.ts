import { eq } from "drizzle-orm";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { database } from "@/db/client";
import { auditEntries, phoneNumbers } from "@/db/schema";
import { useTestCarrier } from "@/db/testing/carrier";
import { useTestDatabase } from "@/db/testing/database";
import { contextOf, makeAccount, makeBot, makeNumber } from "@/db/testing/factory";
import { AppError } from "@/lib/errors";
import { attachNumber } from "./attach-number";
import { detachNumber } from "./detach-number";
import { migrateNumber } from "./migrate-number";
import { releaseNumber } from "./release-number";
import { switchBot } from "./switch-bot";
import { updateNumber } from "./update-number";

useTestCarrier(useTestDatabase());

const bot = fc.constantFrom(0, 1, 2, 3);
const step = fc.oneof(
  fc.record({ verb: fc.constant("attach" as const), bot }),
  fc.record({ verb: fc.constant("switch" as const), bot }),
  fc.record({ verb: fc.constant("detach" as const) }),
  fc.record({ verb: fc.constant("move" as const), to: fc.constantFrom(0, 1) }),
  fc.record({
    verb: fc.constant("speak" as const),
    language: fc.constantFrom("ENGLISH" as const, "SPANISH" as const),
  }),
  fc.record({ verb: fc.constant("release" as const) }),
);
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

/** A line as simply as it can be told: where it is, who answers, what it speaks; each change counted. */
interface Model {
  org: number;
  bot: number | null;
  language: string;
  released: boolean;
  changes: number;
}

/** Bots 0 and 1 belong to organization 0, bots 2 and 3 to organization 1. */
const orgOf = (bot: number) => Math.floor(bot / 2);

/** What should happen: the changed model, or the code of the refusal. */
function expected(model: Model, step: Step): Model | string {
  if (model.released) return "not_found";
  const changed = (values: Partial<Model>) => ({ ...model, ...values, changes: model.changes + 1 });
  switch (step.verb) {
    case "attach":
    case "switch":
      if (orgOf(step.bot) !== model.org) return "bot_in_other_organization";
      if (step.bot === model.bot) return model;
      if (step.verb === "attach" && model.bot !== null) return "number_already_attached";
      return changed({ bot: step.bot });
    case "detach":
      return model.bot === null ? model : changed({ bot: null });
    case "move":
      return step.to === model.org ? "same_organization" : changed({ org: step.to, bot: null });
    case "speak":
      return step.language === model.language ? model : changed({ language: step.language });
    case "release":
      // Two changes: given up, and taken back by the carrier.
      return model.bot === null
        ? { ...model, released: true, changes: model.changes + 2 }
        : "number_attached";
  }
}

describe("the life of a line", () => {
  it("follows the model through any series of verbs, with one audit entry a change", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 12 }), async (steps) => {
        const { account, location } = await makeAccount();
        const context = contextOf(account);
        const orgs = [location, account];
        const bots = await Promise.all(
          [location, location, account, account].map((organization, i) =>
            makeBot(organization, { languages: i % 2 ? ["ENGLISH", "SPANISH"] : ["ENGLISH"] }),
          ),
        );
        const { id } = await makeNumber(location);
        const botId = (index: number) => bots[index]?.id ?? "";
        const run = (step: Step): Promise<unknown> => {
          if (step.verb === "attach") return attachNumber(context, { id, botId: botId(step.bot) });
          if (step.verb === "switch") return switchBot(context, { id, botId: botId(step.bot) });
          if (step.verb === "detach") return detachNumber(context, { id });
          if (step.verb === "move")
            return migrateNumber(context, { id, targetOrgId: orgs[step.to]?.id ?? "" });
          if (step.verb === "release") return releaseNumber(context, { id });
          return updateNumber(context, { id, language: step.language });
        };
        let model: Model = { org: 0, bot: null, language: "ENGLISH", released: false, changes: 0 };
        for (const step of steps) {
          const next = expected(model, step);
          const refusal = await run(step).then(
            () => null,
            (error: unknown) => (error instanceof AppError ? error.code : error),
          );
          expect(refusal).toBe(typeof next === "string" ? next : null);
          if (typeof next !== "string") model = next;
          const [row] = await database().select().from(phoneNumbers).where(eq(phoneNumbers.id, id));
          expect(row).toMatchObject({
            orgId: orgs[model.org]?.id,
            botId: model.bot === null ? null : botId(model.bot),
            language: model.language,
            status: model.released ? "released" : "active",
            languageMismatch: model.bot !== null && model.bot % 2 === 0 && model.language === "SPANISH",
            version: model.changes + 1,
          });
        }
        expect(await database().$count(auditEntries, eq(auditEntries.subjectId, id))).toBe(model.changes);
      }),
      { numRuns: 40 },
    );
  });
});
