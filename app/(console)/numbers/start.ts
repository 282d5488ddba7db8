import { type LineStart, NO_BOT } from "@/components/numbers/get/line-start";
import { botsToProposeFrom, proposedBot } from "@/components/numbers/get/proposed-bot";
import { linesWithNames, proposedName } from "@/components/numbers/get/proposed-name";
import { LANGUAGES, type Language } from "@/lib/constants/languages";
import { NAME_LENGTH } from "@/lib/constants/limits";
import { DEFAULT_VOICE, VOICE_IDS } from "@/lib/constants/voices";
import type { Context } from "@/lib/context";
import { getBot } from "@/lib/domain/bots/get-bot";
import { listBots } from "@/lib/domain/bots/list-bots";
import { listNumbers } from "@/lib/domain/numbers/list-numbers";
import { listOrders } from "@/lib/domain/orders/list-orders";
import { AppError } from "@/lib/errors";
import { openOrders } from "@/lib/queries/orders";
import { type Bot, listBotsInput } from "@/lib/schemas/bot";
import { listOrdersInput } from "@/lib/schemas/order";
import { listNumbersInput } from "@/lib/schemas/phone-number";

type Values = Record<string, string | undefined>;

/**
 * What a form for a new line begins with.
 * @param values what the address names: choices that were made before, or those of a purchase that is tried again
 * @param organization null if the reader has to choose one first
 */
export async function startOfLine(
  caller: Context,
  values: Values,
  organization: { id: string } | null,
): Promise<LineStart> {
  const language = LANGUAGES.find((each) => each === values.language) ?? "ENGLISH";
  const name = values.name?.slice(0, NAME_LENGTH);
  const [answering, taken] = await Promise.all([
    organization ? answeringBot(caller, values.botId, organization.id, language) : UNANSWERED,
    organization && name === undefined ? takenNames(caller, organization.id) : [],
  ]);
  return {
    name: name ?? proposedName(taken),
    language,
    voiceId: VOICE_IDS.find((voice) => voice === values.voiceId) ?? DEFAULT_VOICE,
    bot: answering.bot,
    isChosen: { name: name !== undefined, bot: answering.isChosen },
  };
}

const UNANSWERED = { bot: null, isChosen: false };

/** The bot that an address names, or none if it says so; otherwise the one that fits best. */
async function answeringBot(caller: Context, wanted: string | undefined, orgId: string, language: Language) {
  if (wanted === NO_BOT) return { bot: null, isChosen: true };
  const bot = await wantedBot(caller, wanted, orgId);
  return bot ? { bot, isChosen: true } : { bot: await bestBot(caller, orgId, language), isChosen: false };
}

async function bestBot(caller: Context, orgId: string, language: Language): Promise<Bot | null> {
  const input = listBotsInput.parse(botsToProposeFrom(orgId));
  return proposedBot((await listBots(caller, input)).bots, language);
}

/** The bot that an address names; null if it is not one of the organization's. */
async function wantedBot(caller: Context, id: string | undefined, orgId: string): Promise<Bot | null> {
  if (!id) return null;
  try {
    const bot = await getBot(caller, { id });
    return bot.orgId === orgId ? bot : null;
  } catch (error) {
    if (error instanceof AppError && error.code === "not_found") return null;
    throw error;
  }
}

async function takenNames(caller: Context, orgId: string): Promise<string[]> {
  const [{ phoneNumbers }, { orders }] = await Promise.all([
    listNumbers(caller, listNumbersInput.parse(linesWithNames(orgId))),
    listOrders(caller, listOrdersInput.parse(openOrders({ orgId }))),
  ]);
  return [...phoneNumbers, ...orders].map(({ name }) => name);
}
