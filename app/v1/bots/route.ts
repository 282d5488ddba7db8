import { read, write } from "@/lib/api/core/operation";
import { withApi } from "@/lib/api/core/with-api";
import { createBotContract, listBotsContract } from "@/lib/api/v1/bots";
import { changedBot } from "@/lib/api/v1/changed-bot";
import { createBot } from "@/lib/domain/bots/create-bot";
import { listBots } from "@/lib/domain/bots/list-bots";

export const { GET, HEAD, OPTIONS, POST, PUT, PATCH, DELETE } = withApi(
  read(listBotsContract, listBots),
  write(createBotContract, async (context, input) => changedBot(await createBot(context, input))),
);
