import { database } from "@/db/client";
import { LANGUAGE_LABELS, VOICES } from "@/lib/constants/numbers";
import { type Context, requirePermissionSomewhere } from "@/lib/context";
import { knownShape } from "@/lib/domain/ids";
import type { NumberCheck, NumberChecks, NumberIdInput } from "@/lib/schemas/phone-number";
import { presentNumber } from "./present";
import { mismatchSentence, missingOrganizationFields } from "./rules";
import { findNumberRow } from "./select-numbers";

/**
 * The four checks of the phone number guide, Step 4: attached, language, organization, voice.
 * @throws AppError `not_found`
 */
export async function checkNumber(context: Context, input: NumberIdInput): Promise<NumberChecks> {
  requirePermissionSomewhere(context, "read");
  const row = await findNumberRow(database(), context, knownShape(input.id));
  const { bot, organization, line } = row;
  const number = presentNumber(row);
  const language = LANGUAGE_LABELS[line.language];
  const missing = missingOrganizationFields(organization);
  const checks: NumberCheck[] = [
    bot
      ? {
          id: "attached",
          ok: true,
          title: `Attached to ${bot.name}`,
          reason: "Calls to this line are answered.",
          fix: null,
        }
      : {
          id: "attached",
          ok: false,
          title: "No bot attached",
          reason: "Calls to this line are not answered.",
          fix: "attach_bot",
        },
    languageCheck(
      language,
      bot,
      line.languageMismatch ? mismatchSentence(line.language, bot?.name ?? "The bot") : null,
    ),
    missing.length === 0
      ? {
          id: "organization",
          ok: true,
          title: `Belongs to ${organization.name}`,
          reason: `Callers hear about ${organization.name}: its address, hours and timezone.`,
          fix: null,
        }
      : {
          id: "organization",
          ok: false,
          title: `The address of ${organization.name} is not complete`,
          reason: "Callers who ask where the practice is get no full answer.",
          fix: "complete_organization",
        },
    {
      id: "voice",
      ok: true,
      title: `Voice: ${VOICES[number.voiceId].label}`,
      reason: VOICES[number.voiceId].character,
      fix: null,
    },
  ];
  return { checks, ok: checks.every((check) => check.ok) };
}

function languageCheck(language: string, bot: { name: string } | null, mismatch: string | null): NumberCheck {
  if (!bot)
    return {
      id: "language",
      ok: false,
      title: `Speaks ${language}`,
      reason: "Whether a bot is trained in it shows once one is attached.",
      fix: "attach_bot",
    };
  if (mismatch)
    return {
      id: "language",
      ok: false,
      title: mismatch,
      reason: `The line speaks ${language}.`,
      fix: "choose_bot",
    };
  return {
    id: "language",
    ok: true,
    title: `Speaks ${language}, and so does the bot’s training`,
    reason: `${bot.name} is trained in ${language}.`,
    fix: null,
  };
}
