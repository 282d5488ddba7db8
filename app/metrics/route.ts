import { processClock } from "@/lib/auth/process-clock";
import { installationMetrics } from "@/lib/domain/health/installation-metrics";
import { env } from "@/lib/env";
import { answerMetrics } from "@/lib/observability/answer-metrics";

export const dynamic = "force-dynamic";

/** GET /metrics: this web server's counters and the state of the installation, for Prometheus. */
export async function GET(request: Request): Promise<Response> {
  const { status, headers, body } = await answerMetrics(
    request.headers.get("authorization"),
    env().METRICS_TOKEN,
    () => installationMetrics(processClock()),
  );
  return new Response(body, { status, headers });
}
