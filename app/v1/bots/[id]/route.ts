import { read, write } from "@/lib/api/core/operation";
import { withApi } from "@/lib/api/core/with-api";
import { deleteBotContract, getBotContract, updateBotContract } from "@/lib/api/v1/bots";
import { changedBot } from "@/lib/api/v1/changed-bot";
import { deleteBot } from "@/lib/domain/bots/delete-bot";
import { getBot } from "@/lib/domain/bots/get-bot";
import { updateBot } from "@/lib/domain/bots/update-bot";

export const { GET, HEAD, OPTIONS, POST, PUT, PATCH, DELETE } = withApi(
  read(getBotContract, getBot),
  write(
    updateBotContract,
    async (context, input, { version }) => changedBot(await updateBot(context, { ...input, version })),
    { current: (context, { id }) => getBot(context, { id: String(id) }) },
  ),
  write(deleteBotContract, async (context, input, { version }) => ({
    data: await deleteBot(context, { ...input, version }),
  })),
);
