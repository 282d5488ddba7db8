import { createHash, timingSafeEqual } from "node:crypto";
import { metrics } from "./metrics";

/**
 * Answers a scrape: 404 if no token is configured, 401 for a wrong token, otherwise the metrics of this process.
 * @param authorization the request's `Authorization` header
 * @param token the value of `METRICS_TOKEN`
 * @param more reads further metrics in Prometheus's format; called only if the token is correct
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

/** Compares in constant time. `timingSafeEqual` needs equal lengths, which digests have. */
function isSame(given: string, token: string): boolean {
  const digest = (text: string) => createHash("sha256").update(text).digest();
  return timingSafeEqual(digest(given), digest(token));
}
