import { v7 as uuidv7 } from "uuid";
import { CONTRACTS } from "@/lib/api/contracts/all";
import { describeApi } from "@/lib/api/openapi/document";
import { send } from "@/lib/api/respond";
import { env } from "@/lib/env";

export const dynamic = "force-dynamic";

/** The description of the API, for everybody: it says nothing of anybody's data. */
export function GET(): Response {
  const headers = {
    "Content-Type": "application/json",
    "Cache-Control": "public, max-age=300",
    "Access-Control-Allow-Origin": "*",
  };
  const body = JSON.stringify(describeApi(CONTRACTS, env().APP_URL));
  return send({ status: 200, headers, body }, uuidv7());
}
