import { createHash, timingSafeEqual } from "node:crypto";
import { metrics } from "./metrics";

/**
 * Answers a scrape: 404 where no token is configured, 401 for a wrong one, and otherwise what this process counted.
 * @param authorization the request's header
 * @param token what `METRICS_TOKEN` says
 * @param more further text in Prometheus' format, asked for only when the token is right
 */
export async function answerMetrics(
  authorization: string | null,
  token: string | undefined,
  more: () => Promise<string> = async () => "",
): Promise<{ status: 200 | 401 | 404; headers: Record<string, string>; body: string }> {
  if (token === undefined) return { status: 404, headers: {}, body: "" };
  const [, given = ""] = /^Bearer +(\S+) *$/i.exec(authorization ?? "") ?? [];
  if (!isSame(given, token))
    return { status: 401, headers: { "www-authenticate": 'Bearer realm="metrics"' }, body: "" };
  const { registry } = metrics();
  const body = [await registry.metrics(), await more()].filter(Boolean).join("\n");
  return {
    status: 200,
    headers: { "content-type": registry.contentType, "cache-control": "no-store" },
    body,
  };
}

/** Compares digests, which have one length, in a time that says nothing about where they differ. */
function isSame(given: string, token: string): boolean {
  const digest = (text: string) => createHash("sha256").update(text).digest();
  return timingSafeEqual(digest(given), digest(token));
}
