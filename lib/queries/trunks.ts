import { queryOptions } from "@tanstack/react-query";
import { apiPaths } from "@/lib/paths";
import type { Trunk, TrunkList } from "@/lib/schemas/sip-trunk";
import { fetchApi } from "./fetch-api";

/** The trunks that may serve lines of an organization: its own and its account's. */
export function servingTrunksQuery(orgId: string) {
  return queryOptions({
    queryKey: ["trunks", "serving", orgId],
    queryFn: ({ signal }) => fetchApi<TrunkList>(apiPaths.sipTrunks({ orgId, limit: 100 }), signal),
  });
}

/** One trunk. */
export function trunkQuery(id: string) {
  return queryOptions({
    queryKey: ["trunks", "detail", id],
    queryFn: ({ signal }) => fetchApi<Trunk>(apiPaths.sipTrunk(id), signal),
  });
}
