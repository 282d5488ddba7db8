import { changedBot } from "@/lib/api/bots";
import { deleteBotContract, getBotContract, updateBotContract } from "@/lib/api/contracts/bots";
import { read, write } from "@/lib/api/operation";
import { withApi } from "@/lib/api/with-api";
import { deleteBot } from "@/lib/domain/bots/delete-bot";
import { getBot } from "@/lib/domain/bots/get-bot";
import { updateBot } from "@/lib/domain/bots/update-bot";

export const { GET, HEAD, OPTIONS, POST, PUT, PATCH, DELETE } = withApi(
  read(getBotContract, getBot),
  write(updateBotContract, async (context, input, { version }) =>
    changedBot(await updateBot(context, { ...input, version })),
  ),
  write(deleteBotContract, async (context, input, { version }) => ({
    data: await deleteBot(context, { ...input, version }),
  })),
);
