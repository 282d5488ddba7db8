import { read } from "@/lib/api/core/operation";
import { withApi } from "@/lib/api/core/with-api";
import { listConversationsContract } from "@/lib/api/v1/conversations";
import { listConversations } from "@/lib/domain/conversations/list-conversations";

export const { GET, HEAD, OPTIONS, POST, PUT, PATCH, DELETE } = withApi(
  read(listConversationsContract, listConversations),
);
