import { eq } from "drizzle-orm";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { database } from "@/db/client";
import { auditEntries, phoneNumbers } from "@/db/schema";
import { useTestCarrier } from "@/db/testing/carrier";
import { useTestDatabase } from "@/db/testing/database";
import { contextOf, inDays, makeAccount, makeBot, makeNumber } from "@/db/testing/factory";
import { propertyRuns } from "@/db/testing/property-runs";
import { systemContext } from "@/lib/context";
import { AppError } from "@/lib/errors";
import { carrierOf } from "@/lib/telephony/registry";
import { attachNumber, switchBot } from "./attach-number";
import { detachNumber } from "./detach-number";
import { endQuarantine } from "./end-quarantine";
import { finishRelease } from "./finish-release";
import { migrateNumber } from "./migrate-number";
import { quarantineNumber } from "./quarantine-number";
import { releaseNumber } from "./release-number";
import { restoreNumber } from "./restore-number";
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
  fc.record({ verb: fc.constant("quarantine" as const), days: fc.constantFrom(2, 3) }),
  fc.record({ verb: fc.constant("restore" as const) }),
  // Days pass, and the worker looks for quarantines that are over.
  fc.record({ verb: fc.constant("tick" as const), days: fc.constantFrom(1, 2) }),
);
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

/**
 * The simplest model of a line: its organization, bot, language and quarantine, with a count of its changes.
 */
interface Model {
  org: number;
  bot: number | null;
  language: string;
  released: boolean;
  /** The day of its release, for how many days it waits, and the bot that it had. */
  quarantine: { until: number; days: number; bot: number | null } | null;
  today: number;
  changes: number;
}

/** Bots 0 and 1 belong to organization 0, bots 2 and 3 to organization 1. */
const orgOf = (bot: number) => Math.floor(bot / 2);

/** What a step must do: the changed model, or the code of its refusal. */
function expected(model: Model, step: Step): Model | string {
  if (step.verb === "tick") return ticked({ ...model, today: model.today + step.days });
  if (model.released) return "not_found";
  const changed = (values: Partial<Model>) => ({ ...model, ...values, changes: model.changes + 1 });
  switch (step.verb) {
    case "attach":
    case "switch":
      if (model.quarantine) return "number_not_active";
      if (orgOf(step.bot) !== model.org) return "bot_in_other_organization";
      if (step.bot === model.bot) return model;
      if (step.verb === "attach" && model.bot !== null) return "number_already_attached";
      return changed({ bot: step.bot });
    case "detach":
      return model.bot === null ? model : changed({ bot: null });
    case "move":
      if (step.to === model.org) return "same_organization";
      return model.quarantine ? "number_not_active" : changed({ org: step.to, bot: null });
    case "speak":
      return step.language === model.language ? model : changed({ language: step.language });
    case "release":
      // Two changes: the release begins, and the carrier confirms it.
      return model.bot === null ? released(model) : "number_attached";
    case "quarantine": {
      if (model.quarantine?.days === step.days) return model;
      const bot = model.quarantine ? model.quarantine.bot : model.bot;
      return changed({ bot: null, quarantine: { until: model.today + step.days, days: step.days, bot } });
    }
    case "restore":
      return model.quarantine ? changed({ bot: model.quarantine.bot, quarantine: null }) : model;
  }
}

function released(model: Model): Model {
  return { ...model, released: true, quarantine: null, changes: model.changes + 2 };
}

/** What the worker does: it releases a line whose quarantine is over. */
function ticked(model: Model): Model {
  return model.quarantine && model.quarantine.until <= model.today ? released(model) : model;
}

describe("the life of a line", () => {
  it("follows the model through any sequence of verbs, with one audit entry per change", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 14 }), async (steps) => {
        const { account, location } = await makeAccount();
        let today = 0;
        const now = () => inDays(today);
        const context = contextOf(account, "admin", { now });
        const worker = systemContext("Worker", now);
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
          if (step.verb === "restore") return restoreNumber(context, { id });
          if (step.verb === "quarantine")
            return quarantineNumber(context, { id, days: step.days, plan: { kind: "notice" } });
          if (step.verb === "tick") return tick(step.days);
          return updateNumber(context, { id, language: step.language });
        };
        const tick = async (days: number) => {
          today += days;
          if (await endQuarantine(id, worker)) await finishRelease(id, { carrierOf, context: worker });
        };
        let model: Model = {
          org: 0,
          bot: null,
          language: "ENGLISH",
          released: false,
          quarantine: null,
          today: 0,
          changes: 0,
        };
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
            status: model.released ? "released" : model.quarantine ? "quarantined" : "active",
            quarantinedUntil: model.quarantine && inDays(model.quarantine.until),
            languageMismatch: model.bot !== null && model.bot % 2 === 0 && model.language === "SPANISH",
            version: model.changes + 1,
          });
        }
        expect(await database().$count(auditEntries, eq(auditEntries.subjectId, id))).toBe(model.changes);
      }),
      propertyRuns({ usually: 60 }),
    );
  });
});
