import { z } from "zod";
import { getBot } from "@/lib/domain/bots/get-bot";
import { type BotGreetings, listBotGreetings } from "@/lib/domain/bots/list-bot-greetings";
import { botIdInput } from "@/lib/schemas/bot";
import type { Contract } from "../core/contract";
import { read } from "../core/operation";
import { MAX_LISTED } from "../dialects/everything";

const BASE = "/compat/hms/api/v1";

const assistantSchema = z.object({
  id: z.uuid(),
  name: z.string(),
  first_message: z.string(),
  created_at: z.iso.datetime(),
  updated_at: z.iso.datetime(),
});

/** GET /assistants: all assistants, newest first. */
export const listHmsAssistants = read(
  {
    id: "hmsListAssistants",
    method: "GET",
    path: `${BASE}/assistants`,
    summary: "List assistants",
    scope: "bots:read",
    input: z.object({}),
    answer: z.object({ assistants: z.array(assistantSchema) }),
    errors: ["not_found"],
  } satisfies Contract,
  async (context) => ({ assistants: (await listBotGreetings(context, MAX_LISTED)).map(present) }),
);

/** GET /assistants/{id} */
export const getHmsAssistant = read(
  {
    id: "hmsGetAssistant",
    method: "GET",
    path: `${BASE}/assistants/{id}`,
    summary: "Get an assistant",
    scope: "bots:read",
    input: botIdInput,
    answer: z.object({ assistant: assistantSchema }),
    errors: ["not_found"],
  } satisfies Contract,
  async (context, input) => ({ assistant: present(await getBot(context, input)) }),
);

/** These clients call a bot's opening words on the phone the first message. */
function present(bot: BotGreetings): z.input<typeof assistantSchema> {
  return {
    id: bot.id,
    name: bot.name,
    first_message: bot.phoneGreeting ?? bot.firstMessage ?? bot.greeting,
    created_at: bot.createdAt,
    updated_at: bot.updatedAt,
  };
}
