import { beginCall } from "@/lib/domain/calls/begin-call";
import { TEST_NOW } from "./factory";

/** The notice that somebody hears who calls a number without a bot. */
export async function noticeOn(number: string): Promise<string> {
  const call = { carrier: "local", callId: "CA1", called: number, from: "+12065550100", transport: null };
  const answer = await beginCall(call, () => TEST_NOW);
  if (answer.kind !== "notice") throw new Error("A bot answers this number.");
  return answer.text;
}
