import { listBotsContract } from "@/lib/api/contracts/bots";
import { read } from "@/lib/api/operation";
import { withApi } from "@/lib/api/with-api";
import { listBots } from "@/lib/domain/bots/list-bots";

export const { GET, HEAD, OPTIONS, POST, PUT, PATCH, DELETE } = withApi(read(listBotsContract, listBots));
