import { queryOptions } from "@tanstack/react-query";
import { apiPaths } from "@/lib/paths";
import type { WorkflowList } from "@/lib/schemas/workflow";
import { fetchApi } from "./fetch-api";

/** All workflows of a bot, in order. */
export function workflowsQuery(botId: string) {
  return queryOptions({
    queryKey: ["workflows", botId],
    queryFn: ({ signal }) => fetchApi<WorkflowList>(apiPaths.workflows(botId), signal),
  });
}
