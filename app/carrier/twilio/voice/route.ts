import { answerNotice, OUT_OF_ORDER } from "@/lib/domain/calls/answer-notice";
import { answerWebhook } from "@/lib/telephony/answer-webhook";

/** A line rings: Twilio, or who speaks its protocol, asks what to do (docs: "TwiML Voice: Your Request from Twilio"). */
export function POST(request: Request): Promise<Response> {
  return answerWebhook(request, { notice: ({ To }) => answerNotice(To ?? ""), otherwise: OUT_OF_ORDER });
}
