import { database } from "@/db/client";
import { BROUGHT, LANGUAGE_LABELS, VOICES } from "@/lib/constants/numbers";
import { type Context, requirePermissionSomewhere } from "@/lib/context";
import { missingFields } from "@/lib/domain/organizations/rules";
import type { NumberCheck, NumberChecks, NumberIdInput, PhoneNumber } from "@/lib/schemas/phone-number";
import { presentNumber } from "./present";
import { isLanguageMismatch, mismatchSentence } from "./rules";
import { findNumberRow, type NumberRow } from "./select-numbers";

/**
 * The four checks of a line: attached, speaking a language of its bot, in a complete organization, with a voice.
 * @throws AppError `not_found`
 */
export async function checkNumber(context: Context, input: NumberIdInput): Promise<NumberChecks> {
  requirePermissionSomewhere(context, "read");
  return checksOf(await findNumberRow(database(), context, input.id));
}

/** The four checks of a line that was read already. */
export function checksOf(row: NumberRow): NumberChecks {
  const line = presentNumber(row);
  const checks = [attached(line), language(line), organization(row), voice(line)];
  return { checks, ok: checks.every((check) => check.ok) };
}

function attached({ bot, carrier }: PhoneNumber): NumberCheck {
  const answered =
    carrier === BROUGHT ? "Calls over SIP are not answered yet." : "Calls to this line are answered.";
  return bot
    ? check("attached", `Attached to ${bot.name}`, answered, null)
    : check("attached", "No bot attached", "Calls to this line are not answered.", "attach_bot");
}

function language({ bot, language }: PhoneNumber): NumberCheck {
  const name = LANGUAGE_LABELS[language];
  if (!bot)
    return check(
      "language",
      `Speaks ${name}`,
      "Whether a bot is trained in it shows once one is attached.",
      "attach_bot",
    );
  return isLanguageMismatch(language, bot)
    ? check("language", mismatchSentence(language, bot.name), `The line speaks ${name}.`, "choose_bot")
    : check(
        "language",
        `Speaks ${name}, and so does the bot’s training`,
        `${bot.name} is trained in ${name}.`,
        null,
      );
}

function organization(row: NumberRow): NumberCheck {
  const { name, city, state } = row.organization;
  return missingFields(row.organization).length > 0
    ? check(
        "organization",
        `The address of ${name} is not complete`,
        "Callers who ask where the practice is get no full answer.",
        "complete_organization",
      )
    : check("organization", `Belongs to ${name}`, `${city}, ${state}`, null);
}

/** A line cannot be without a voice; this one says which. */
function voice({ voiceId }: PhoneNumber): NumberCheck {
  const { label, character } = VOICES[voiceId];
  return check("voice", `Voice: ${label}`, character, null);
}

function check(id: NumberCheck["id"], title: string, reason: string, fix: NumberCheck["fix"]): NumberCheck {
  return { id, ok: fix === null, title, reason, fix };
}
