"use client";

import { useQuery } from "@tanstack/react-query";
import { useAddressedPlace } from "@/components/ui/use-addressed-place";
import { WorkflowsPart } from "@/components/workflows/workflows-part";
import type { SpokenGreetings } from "@/lib/constants/mismatch";
import { botQuery } from "@/lib/queries/bots";
import { numbersQuery } from "@/lib/queries/numbers";
import type { AccountOfBot } from "./page/account-bot";
import { BotSection } from "./page/bot-section";
import { GreetingProposal } from "./page/greeting-proposal";
import { LinesCard } from "./page/lines-card";
import { NoQuestions } from "./page/no-questions";
import type { BotRights } from "./page/rights";
import { AdvancedText, GreetingsText, KnowsText, PhoneText } from "./page/section-text";
import { LINES_SHOWN } from "./shown";

interface Props {
  id: string;
  /** The language of each greeting. */
  spoken: SpokenGreetings;
  rights: BotRights;
  /** Null for a bot of a location. */
  account: AccountOfBot | null;
}

/** One bot: the lines it answers, and what it says and knows, to read and to edit in place. */
export function BotDetail({ id, spoken, rights, account }: Props) {
  const { data: bot } = useQuery(botQuery(id));
  useAddressedPlace();
  const lines = useQuery(numbersQuery({ botId: id, limit: LINES_SHOWN })).data?.phoneNumbers ?? [];
  if (!bot) return null;
  const given = { bot, canEdit: rights.edit };
  return (
    <div className="grid gap-5">
      <LinesCard bot={bot} rights={rights} account={account} />
      <BotSection {...given} section="greetings">
        {(propose) => (
          <>
            <GreetingProposal
              bot={bot}
              spoken={spoken}
              lines={lines}
              {...(rights.edit && { onUse: propose })}
            />
            <GreetingsText bot={bot} />
          </>
        )}
      </BotSection>
      <BotSection {...given} section="knows" below={<WorkflowsPart botId={id} canEdit={rights.edit} />}>
        {(propose) => (
          <>
            <NoQuestions bot={bot} {...(rights.edit && { onAdd: () => propose({}) })} />
            <KnowsText bot={bot} />
          </>
        )}
      </BotSection>
      <BotSection {...given} section="phone">
        {() => <PhoneText bot={bot} />}
      </BotSection>
      <BotSection {...given} section="advanced">
        {() => <AdvancedText bot={bot} />}
      </BotSection>
    </div>
  );
}
