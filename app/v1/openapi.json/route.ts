import { describeApi } from "@/lib/api/openapi/document";
import { documentRoute } from "@/lib/api/openapi/serve";
import { CONTRACTS } from "@/lib/api/v1/all";

export const dynamic = "force-dynamic";

/** GET /v1/openapi.json: the OpenAPI document of the native API. */
export const { GET, HEAD, OPTIONS, POST, PUT, PATCH, DELETE } = documentRoute((server) =>
  describeApi(CONTRACTS, server),
);
