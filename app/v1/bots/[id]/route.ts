import { getBotContract } from "@/lib/api/contracts/bots";
import { read } from "@/lib/api/operation";
import { withApi } from "@/lib/api/with-api";
import { getBot } from "@/lib/domain/bots/get-bot";

export const { GET, HEAD, OPTIONS, POST, PUT, PATCH, DELETE } = withApi(read(getBotContract, getBot));
