import { isDatabaseUp } from "@/lib/domain/health/get-health";
import { answerHealth } from "@/lib/serving/answer-health";
import { isStopping } from "@/lib/serving/stop";

export const dynamic = "force-dynamic";

/** GET /api/health/ready: 200 while requests should come here, 503 without a database or while this process stops. */
export async function GET(): Promise<Response> {
  const isUp = await isDatabaseUp();
  // Asked last, so that nobody is sent here by an answer that was true a while ago.
  if (isStopping()) return answerHealth({ status: "stopping" }, false);
  return answerHealth({ status: isUp ? "ready" : "not_ready", database: isUp ? "up" : "down" }, isUp);
}
