"use client";

import { useQuery } from "@tanstack/react-query";
import { botSummary } from "@/components/bots/bot-text";
import { ErrorState } from "@/components/feedback/error-state";
import { Card } from "@/components/ui/card";
import { Link } from "@/components/ui/link";
import { LinkButton } from "@/components/ui/link-button";
import { Skeleton } from "@/components/ui/skeleton";
import { paths } from "@/lib/paths";
import { botsQuery } from "@/lib/queries/bots";
import { organizationBots } from "./detail-filters";

/** The bots of an organization. */
export function BotsCard({ orgId, canAdd }: { orgId: string; canAdd: boolean }) {
  const { data, error, refetch } = useQuery(botsQuery(organizationBots(orgId)));
  return (
    <Card
      title="Bots"
      actions={
        // Without bots, the next steps already offer this.
        canAdd &&
        data?.bots.length !== 0 && (
          <LinkButton size="sm" href={paths.newBot(orgId)}>
            Add a bot
          </LinkButton>
        )
      }
    >
      {error && !data ? (
        <ErrorState title="The bots didn’t load" error={error} onRetry={() => refetch()} />
      ) : !data ? (
        <Skeleton className="h-16" />
      ) : data.bots.length === 0 ? (
        <p className="text-ink-2">No bots yet. A bot answers calls to this location.</p>
      ) : (
        <ul className="divide-y">
          {data.bots.map((bot) => (
            <li key={bot.id} className="py-3 first:pt-0 last:pb-0">
              <Link className="text-link" href={paths.bot(bot.id)}>
                {bot.name}
              </Link>
              <span className="block text-ink-2 text-sm">{botSummary(bot)}</span>
            </li>
          ))}
        </ul>
      )}
      {data?.pagination.nextCursor && (
        <p className="mt-3">
          <Link className="text-link" href={paths.bots({ orgId })}>
            Show all bots
          </Link>
        </p>
      )}
    </Card>
  );
}
