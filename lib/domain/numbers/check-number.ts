import { eq } from "drizzle-orm";
import { database } from "@/db/client";
import { botFaqs } from "@/db/schema";
import { BROUGHT } from "@/lib/constants/carrier";
import { LANGUAGE_LABELS } from "@/lib/constants/languages";
import { mismatchOf } from "@/lib/constants/mismatch";
import { VOICES } from "@/lib/constants/voices";
import { type Context, requirePermissionSomewhere } from "@/lib/context";
import { missingFields } from "@/lib/domain/organizations/rules";
import { mismatchSentence } from "@/lib/format/language-words";
import { BROUGHT_SENTENCE, LOST_SENTENCE } from "@/lib/format/line-words";
import { ANSWERS_LITTLE, knowsText } from "@/lib/format/training-words";
import type { NumberCheck, NumberChecks, NumberIdInput, PhoneNumber } from "@/lib/schemas/phone-number";
import { presentNumber } from "./present";
import { findNumberRow, type NumberRow } from "./select-numbers";

/**
 * Checks a line: whether a bot is attached, suits the line's language and has answers in it, whether the organization's
 * address is complete, and which voice it has.
 * @throws AppError `not_found`
 */
export async function checkNumber(context: Context, input: NumberIdInput): Promise<NumberChecks> {
  requirePermissionSomewhere(context, "read");
  return checksOf(await findNumberRow(database(), context, input.id));
}

/** The checks of a row. A bot's training is checked while its line can get calls. */
export async function checksOf(row: NumberRow): Promise<NumberChecks> {
  const line = presentNumber(row);
  const { bot } = line.status === "active" ? line : { bot: null };
  const known = bot ? [training(line, bot, await countQuestions(bot.id))] : [];
  const checks = [attached(line), language(line), ...known, organization(row), voice(line)];
  return { checks, ok: checks.every((check) => check.ok) };
}

function countQuestions(botId: string): Promise<number> {
  return database().$count(botFaqs, eq(botFaqs.botId, botId));
}

/** Why calls to a line that is not active reach no bot, even an attached one. */
const NOT_ACTIVE = {
  quarantined: "It is waiting to be released. Keep this number to attach a bot again.",
  releasing: "It is being released.",
  released: "It was released.",
  lost: LOST_SENTENCE,
} as const;

function attached({ bot, carrier, status }: PhoneNumber): NumberCheck {
  if (status !== "active")
    return failed("attached", bot ? `Attached to ${bot.name}` : "No bot attached", NOT_ACTIVE[status], null);
  if (bot && carrier === BROUGHT)
    return failed("attached", `Attached to ${bot.name}`, BROUGHT_SENTENCE, null);
  return bot
    ? check("attached", `Attached to ${bot.name}`, "Calls to this line are answered.", null)
    : check("attached", "No bot attached", "Calls to this line are not answered.", "attach_bot");
}

function language({ bot, language, status }: PhoneNumber): NumberCheck {
  const name = LANGUAGE_LABELS[language];
  if (!bot)
    return failed(
      "language",
      `Speaks ${name}`,
      "Attach a bot to check whether it is trained in this language.",
      status === "active" ? "attach_bot" : null,
    );
  const mismatch = mismatchOf(language, bot);
  const greets = `${bot.name} is trained in ${name}, but callers hear another language first.`;
  return mismatch
    ? check(
        "language",
        mismatchSentence(language, bot) ?? "",
        mismatch === "language_mismatch" ? `The line speaks ${name}.` : greets,
        mismatch === "language_mismatch" ? "choose_bot" : "change_greeting",
      )
    : check(
        "language",
        `Speaks ${name}, and the bot is trained in it`,
        `${bot.name} is trained in ${name}.`,
        null,
      );
}

/** Never fails, because a bot may go without training; where callers get no answers, its hint says so. */
function training(
  { language }: PhoneNumber,
  { name, languages }: NonNullable<PhoneNumber["bot"]>,
  questions: number,
): NumberCheck {
  if (questions === 0)
    return hint("training", `${name} has no questions yet`, ANSWERS_LITTLE, "add_questions");
  const [first] = languages;
  return first && first !== language
    ? hint(
        "training",
        `${name} has no answers in ${LANGUAGE_LABELS[language]}`,
        `Its questions are used in ${LANGUAGE_LABELS[first]}, the language that it is trained in first.`,
        "choose_bot",
      )
    : check("training", knowsText(questions), "Callers who ask about them get an answer.", null);
}

function organization(row: NumberRow): NumberCheck {
  const { name, city, state } = row.organization;
  return missingFields(row.organization).length > 0
    ? check(
        "organization",
        `The address of ${name} is incomplete`,
        "Callers who ask where the practice is get an incomplete answer.",
        "complete_organization",
      )
    : check("organization", `Belongs to ${name}`, `${city}, ${state}`, null);
}

/** Never fails, because every line has a voice; it tells which one. */
function voice({ voiceId }: PhoneNumber): NumberCheck {
  const { label, character } = VOICES[voiceId];
  return check("voice", `Voice: ${label}`, character, null);
}

/** A check that fails even if there is no fix for it now. */
function failed(...[id, title, reason, fix]: Parameters<typeof check>): NumberCheck {
  return { ...check(id, title, reason, fix), ok: false };
}

/** A check that passes, with a next step that helps callers. */
function hint(...[id, title, reason, fix]: Parameters<typeof check>): NumberCheck {
  return { ...check(id, title, reason, fix), ok: true };
}

function check(id: NumberCheck["id"], title: string, reason: string, fix: NumberCheck["fix"]): NumberCheck {
  return { id, ok: fix === null, title, reason, fix };
}
