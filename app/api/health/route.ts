import { getHealth } from "@/lib/domain/health/get-health";
import { answerHealth } from "@/lib/serving/answer-health";

export const dynamic = "force-dynamic";

/** GET /api/health: the state of each part; 200 while the database answers, 503 while it doesn't. */
export async function GET(): Promise<Response> {
  const health = await getHealth();
  return answerHealth(health, health.database === "up");
}
