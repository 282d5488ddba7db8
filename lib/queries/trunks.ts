import { queryOptions } from "@tanstack/react-query";
import { PAGE_LIMIT } from "@/lib/constants/limits";
import { apiPaths } from "@/lib/paths";
import type { Trunk, TrunkList } from "@/lib/schemas/sip-trunk";
import { fetchApi } from "./fetch-api";

/** The trunks that an organization's lines can use: its own and its account's. */
export function servingTrunksQuery(orgId: string) {
  return queryOptions({
    queryKey: ["trunks", "serving", orgId],
    queryFn: ({ signal }) =>
      fetchApi<TrunkList>(apiPaths.sipTrunks({ orgId, limit: PAGE_LIMIT.max }), signal),
  });
}

/** One trunk. */
export function trunkQuery(id: string) {
  return queryOptions({
    queryKey: ["trunks", "detail", id],
    queryFn: ({ signal }) => fetchApi<Trunk>(apiPaths.sipTrunk(id), signal),
  });
}
