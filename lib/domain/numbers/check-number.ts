import { database } from "@/db/client";
import { BROUGHT } from "@/lib/constants/carrier";
import { LANGUAGE_LABELS } from "@/lib/constants/languages";
import { mismatchOf } from "@/lib/constants/mismatch";
import { VOICES } from "@/lib/constants/voices";
import { type Context, requirePermissionSomewhere } from "@/lib/context";
import { missingFields } from "@/lib/domain/organizations/rules";
import { mismatchSentence } from "@/lib/format/language-words";
import { BROUGHT_SENTENCE, LOST_SENTENCE } from "@/lib/format/line-words";
import type { NumberCheck, NumberChecks, NumberIdInput, PhoneNumber } from "@/lib/schemas/phone-number";
import { presentNumber } from "./present";
import { findNumberRow, type NumberRow } from "./select-numbers";

/**
 * Checks a line: whether a bot is attached and suits the line's language, whether the organization's address is
 * complete, and which voice it has.
 * @throws AppError `not_found`
 */
export async function checkNumber(context: Context, input: NumberIdInput): Promise<NumberChecks> {
  requirePermissionSomewhere(context, "read");
  return checksOf(await findNumberRow(database(), context, input.id));
}

/** The four checks of a row. */
export function checksOf(row: NumberRow): NumberChecks {
  const line = presentNumber(row);
  const checks = [attached(line), language(line), organization(row), voice(line)];
  return { checks, ok: checks.every((check) => check.ok) };
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
  const answered = carrier === BROUGHT ? BROUGHT_SENTENCE : "Calls to this line are answered.";
  return bot
    ? check("attached", `Attached to ${bot.name}`, answered, null)
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

function check(id: NumberCheck["id"], title: string, reason: string, fix: NumberCheck["fix"]): NumberCheck {
  return { id, ok: fix === null, title, reason, fix };
}
