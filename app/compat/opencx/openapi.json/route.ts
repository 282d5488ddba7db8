import { OPENCX_CONTRACTS } from "@/lib/api/opencx/all";
import { describeDialect } from "@/lib/api/openapi/dialect-document";
import { documentRoute } from "@/lib/api/openapi/serve";
import { OPENCX_TEXTS } from "@/lib/api/openapi/texts/opencx";

export const dynamic = "force-dynamic";

/** The OpenAPI document of the OpenCX dialect. */
export const { GET, HEAD, OPTIONS, POST, PUT, PATCH, DELETE } = documentRoute((server) =>
  describeDialect(OPENCX_CONTRACTS, server, OPENCX_TEXTS),
);
