import { read } from "@/lib/api/core/operation";
import { withApi } from "@/lib/api/core/with-api";
import { searchContract } from "@/lib/api/v1/search";
import { searchEverything } from "@/lib/domain/hits/search-everything";

export const { GET, HEAD, OPTIONS, POST, PUT, PATCH, DELETE } = withApi(
  read(searchContract, (context, input, { holds }) => searchEverything(context, input, holds)),
);
