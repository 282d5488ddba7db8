import { changedBot } from "@/lib/api/bots";
import { createBotContract, listBotsContract } from "@/lib/api/contracts/bots";
import { read, write } from "@/lib/api/operation";
import { withApi } from "@/lib/api/with-api";
import { createBot } from "@/lib/domain/bots/create-bot";
import { listBots } from "@/lib/domain/bots/list-bots";

export const { GET, HEAD, OPTIONS, POST, PUT, PATCH, DELETE } = withApi(
  read(listBotsContract, listBots),
  write(createBotContract, async (context, input) => changedBot(await createBot(context, input))),
);
