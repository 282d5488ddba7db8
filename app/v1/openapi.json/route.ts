import { CONTRACTS } from "@/lib/api/contracts/all";
import { describeApi } from "@/lib/api/openapi/document";
import { commonHeaders } from "@/lib/api/respond";
import { env } from "@/lib/env";

export const dynamic = "force-dynamic";

/** The description of the API, for everybody: it says nothing of anybody's data. */
export function GET(): Response {
  return Response.json(describeApi(CONTRACTS, env().APP_URL), {
    headers: {
      ...commonHeaders(),
      "Cache-Control": "public, max-age=300",
      "Access-Control-Allow-Origin": "*",
    },
  });
}
