import { answerHealth } from "@/lib/serving/answer-health";

export const dynamic = "force-dynamic";

/** GET /api/health/live: 200 from every web server that runs, whatever is wrong around it. */
export function GET(): Response {
  return answerHealth({ status: "alive" }, true);
}
