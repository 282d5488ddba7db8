import { readLines } from "../../lines";

export const dynamic = "force-dynamic";

/** Runs the list query of the API and answers what it found; no key, no limit, no contract. */
export async function GET(): Promise<Response> {
  return Response.json({ success: true, data: await readLines({ limit: 50, sort: "-createdAt" }) });
}
