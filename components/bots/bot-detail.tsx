"use client";

import { useQuery } from "@tanstack/react-query";
import dynamic from "next/dynamic";
import Link from "next/link";
import { TwoColumns } from "@/components/layout/two-columns";
import { Card } from "@/components/ui/card";
import { WorkflowsCard } from "@/components/workflows/workflows-card";
import { paths } from "@/lib/paths";
import { botQuery } from "@/lib/queries/bots";
import { BotPurchase } from "./bot-purchase";
import { EditBotForm } from "./edit-bot-form";
import { LineList } from "./line-list";

// For those who may not edit.
const BotTraining = dynamic(() => import("./bot-training").then((it) => it.BotTraining));

interface Props {
  id: string;
  canEdit: boolean;
  /** Whether the reader may buy numbers for its organization. */
  canProvision: boolean;
}

/** One bot: its training, to edit or to read, and the lines it answers. */
export function BotDetail({ id, canEdit, canProvision }: Props) {
  const { data: bot } = useQuery({ ...botQuery(id), staleTime: Number.POSITIVE_INFINITY });
  if (!bot) return null;
  return (
    <TwoColumns
      main={
        <>
          {canEdit ? <EditBotForm bot={bot} /> : <BotTraining bot={bot} />}
          <WorkflowsCard botId={id} canEdit={canEdit} />
        </>
      }
      side={
        <>
          <Card title="Lines it answers">
            <BotPurchase bot={bot} canProvision={canProvision} />
            <LineList
              filters={{ botId: id }}
              empty={
                <p className="text-ink-2">
                  No lines yet.{" "}
                  <Link className="text-link" href={paths.numbers({ orgId: bot.orgId })}>
                    Attach it to a line
                  </Link>{" "}
                  and it answers the calls.
                </p>
              }
            />
          </Card>
          <Card title="Organization">
            <Link className="text-link" href={paths.organization(bot.orgId)}>
              {bot.organization.name}
            </Link>
            <p className="mt-1 text-ink-2 text-sm">It can answer lines of this organization.</p>
          </Card>
        </>
      }
    />
  );
}
