import { isDatabaseUp } from "@/lib/domain/health/get-health";
import { answerHealth } from "@/lib/serving/answer-health";
import { isStopping } from "@/lib/serving/stop";

export const dynamic = "force-dynamic";

/** GET /api/health/ready: 200 while this process should get requests, 503 without a database or while stopping. */
export async function GET(): Promise<Response> {
  const isUp = await isDatabaseUp();
  // Check this last, so that a slow database check can't make the answer outdated.
  if (isStopping()) return answerHealth({ status: "stopping" }, false);
  return answerHealth({ status: isUp ? "ready" : "not_ready", database: isUp ? "up" : "down" }, isUp);
}
