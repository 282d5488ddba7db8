import { answerHealth } from "@/lib/serving/answer-health";

export const dynamic = "force-dynamic";

/** GET /api/health/live: 200 while this web server runs, whatever is wrong elsewhere. */
export function GET(): Response {
  return answerHealth({ status: "alive" }, true);
}
