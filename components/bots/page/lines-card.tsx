"use client";

import { Card } from "@/components/ui/card";
import { Link } from "@/components/ui/link";
import { NEXT_STEPS } from "@/lib/format/line-words";
import { ANSWERS_LITTLE } from "@/lib/format/training-words";
import { paths } from "@/lib/paths";
import type { Bot } from "@/lib/schemas/bot";
import { BotPurchase } from "../bot-purchase";
import { FirstLine } from "../first-line";
import { LineList } from "../line-list";
import { AccountBot, type AccountOfBot } from "./account-bot";
import type { BotRights } from "./rights";

interface Props {
  bot: Bot;
  rights: BotRights;
  /** Null for a bot of a location. */
  account: AccountOfBot | null;
}

/** The lines that a bot answers, whether they are answered now, and the next step where something is wrong or missing. */
export function LinesCard({ bot, rights, account }: Props) {
  return (
    <Card title="Lines it answers" id="lines">
      {bot.faqs.length === 0 && bot.lineCount > 0 && (
        <p className="mb-4 text-ink-2">
          {ANSWERS_LITTLE}{" "}
          <Link className="text-link" href={paths.bot(bot.id, "knows")}>
            {rights.edit ? NEXT_STEPS.add_questions.label : "See what it knows"}
          </Link>
        </p>
      )}
      {account && <AccountBot bot={bot} account={account} canCopy={rights.edit} />}
      <BotPurchase bot={bot} canProvision={rights.provision} />
      <LineList
        filters={{ botId: bot.id }}
        rights={rights.steps}
        empty={
          <FirstLine
            bot={bot}
            canAttach={rights.edit}
            canProvision={rights.provision}
            isSecondary={account?.hasLocations ?? false}
          />
        }
      />
    </Card>
  );
}
