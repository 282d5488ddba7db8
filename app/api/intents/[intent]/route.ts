import { answerIntent } from "@/lib/actions/answer-intent";

/** What became of an act whose answer was lost. It is no server action, because those wait for each other. */
export async function GET(
  request: Request,
  { params }: { params: Promise<{ intent: string }> },
): Promise<Response> {
  return answerIntent(request, (await params).intent);
}
