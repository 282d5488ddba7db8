import { HMS_CONTRACTS } from "@/lib/api/hms/all";
import { describeDialect } from "@/lib/api/openapi/dialect-document";
import { documentRoute } from "@/lib/api/openapi/serve";
import { HMS_TEXTS } from "@/lib/api/openapi/texts/hms";

export const dynamic = "force-dynamic";

/** The OpenAPI document of the HMS dialect. */
export const { GET, HEAD, OPTIONS, POST, PUT, PATCH, DELETE } = documentRoute((server) =>
  describeDialect(HMS_CONTRACTS, server, HMS_TEXTS),
);
