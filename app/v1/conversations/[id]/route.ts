import { read } from "@/lib/api/core/operation";
import { withApi } from "@/lib/api/core/with-api";
import { getConversationContract } from "@/lib/api/v1/conversations";
import { getConversation } from "@/lib/domain/conversations/get-conversation";

export const { GET, HEAD, OPTIONS, POST, PUT, PATCH, DELETE } = withApi(
  read(getConversationContract, getConversation),
);
