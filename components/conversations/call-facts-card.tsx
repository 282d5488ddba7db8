import { SupportIds } from "@/components/feedback/support-ids";
import { Card } from "@/components/ui/card";
import { Fact } from "@/components/ui/fact";
import { Link } from "@/components/ui/link";
import { PhoneNumberText } from "@/components/ui/phone-number-text";
import { StatePill } from "@/components/ui/state-pill";
import { TimeText } from "@/components/ui/time-text";
import { LANGUAGE_LABELS } from "@/lib/constants/languages";
import { paths } from "@/lib/paths";
import { formatPhone } from "@/lib/phone";
import type { ConversationDetail } from "@/lib/schemas/conversation";
import { answeredText, durationText, standingOf } from "./conversation-words";

/**
 * Who called which line when, who answered, and what became of it.
 * @param place the organization, with its account for readers of several
 */
export function CallFactsCard({ call, place }: { call: ConversationDetail; place: string }) {
  const { label, tone, meaning } = standingOf(call);
  const answered = answeredText(call.questions);
  return (
    <Card title={<StatePill tone={tone}>{label}</StatePill>}>
      <p className="mb-4 text-ink-2">{meaning}</p>
      <dl className="grid gap-3">
        <Fact label="Caller">
          {call.fromNumber ? <PhoneNumberText number={call.fromNumber} copy /> : "Withheld number"}
        </Fact>
        <Fact label="Line">
          <Link className="text-link number-text" href={paths.number(call.phoneNumberId)}>
            {formatPhone(call.toNumber)}
          </Link>
        </Fact>
        <Fact label="Answered by">
          {call.bot ? (
            <Link className="text-link" href={paths.bot(call.bot.id)}>
              {call.bot.name}
            </Link>
          ) : (
            "A bot that has been deleted"
          )}
        </Fact>
        <Fact label="Organization">
          <Link className="text-link" href={paths.organization(call.orgId)}>
            {place}
          </Link>
        </Fact>
        {answered && <Fact label="Questions answered">{answered}</Fact>}
        <Fact label="Language">{LANGUAGE_LABELS[call.language]}</Fact>
        <Fact label="When">
          <TimeText at={call.createdAt} />
        </Fact>
        <Fact label="Duration">{durationText(call.durationSeconds)}</Fact>
      </dl>
      <div className="mt-4">
        <SupportIds ids={[{ label: "Conversation", value: call.id }]} />
      </div>
    </Card>
  );
}
