import { v7 as uuidv7 } from "uuid";
import { CONTRACTS } from "@/lib/api/contracts/all";
import { corsHeaders } from "@/lib/api/cors";
import { NATIVE } from "@/lib/api/dialect";
import { type Handler, routeOf } from "@/lib/api/methods";
import { describeApi } from "@/lib/api/openapi/document";
import { send } from "@/lib/api/respond";
import { env } from "@/lib/env";

export const dynamic = "force-dynamic";

const HEADERS = { "Content-Type": "application/json", "Cache-Control": "public, max-age=300" };

/** Made once a process: it takes much longer than to send it. */
let body: string | undefined;

/** The description of the API, for everybody: it says nothing of anybody's data. */
const describe: Handler = async (request) => {
  body ??= JSON.stringify(describeApi(CONTRACTS, env().APP_URL));
  return send({ status: 200, headers: HEADERS, body }, uuidv7(), corsHeaders(request));
};

export const { GET, HEAD, OPTIONS, POST, PUT, PATCH, DELETE } = routeOf({ GET: describe }, NATIVE);
