"use client";

import { Card } from "@/components/ui/card";
import type { Bot } from "@/lib/schemas/bot";
import { BotPurchase } from "../bot-purchase";
import { FirstLine } from "../first-line";
import { LineList } from "../line-list";
import type { BotRights } from "./rights";

/** The lines that a bot answers, whether they are answered now, and the next step where something is wrong or missing. */
export function LinesCard({ bot, rights }: { bot: Bot; rights: BotRights }) {
  return (
    <Card title="Lines it answers" id="lines">
      <BotPurchase bot={bot} canProvision={rights.provision} />
      <LineList
        filters={{ botId: bot.id }}
        rights={rights.steps}
        empty={<FirstLine bot={bot} canAttach={rights.edit} canProvision={rights.provision} />}
      />
    </Card>
  );
}
