import { readLines } from "../../lines";

export const dynamic = "force-dynamic";

/** Returns the result of the API's list query, without key, rate limit or contract. */
export async function GET(): Promise<Response> {
  return Response.json({ success: true, data: await readLines({ limit: 50, sort: "-createdAt" }) });
}
