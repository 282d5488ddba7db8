"use client";

import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { ErrorState } from "@/components/feedback/error-state";
import { LinePill } from "@/components/numbers/line-pill";
import { NextStepLink } from "@/components/numbers/next-step-link";
import { Link } from "@/components/ui/link";
import { Skeleton } from "@/components/ui/skeleton";
import type { Rights } from "@/lib/constants/permissions";
import { lineWords } from "@/lib/format/line-words";
import { paths } from "@/lib/paths";
import { formatPhone } from "@/lib/phone";
import { numbersQuery } from "@/lib/queries/numbers";
import type { PhoneNumber } from "@/lib/schemas/phone-number";
import { LINES_SHOWN } from "./shown";

interface Props {
  filters: { orgId: string } | { accountId: string } | { botId: string };
  /** Shown where there is no line. */
  empty: ReactNode;
  /** Which next steps the reader can take; without it, none are offered. */
  rights?: Rights;
}

/** The lines of an organization, an account or a bot, each with its state and the reason. */
export function LineList({ filters, empty, rights }: Props) {
  const { data, error, refetch } = useQuery(numbersQuery({ ...filters, limit: LINES_SHOWN }));
  if (error && !data)
    return <ErrorState title="The lines didn’t load" error={error} onRetry={() => refetch()} />;
  if (!data) return <Skeleton className="h-24" />;
  if (data.phoneNumbers.length === 0) return empty;
  return (
    <>
      <ul className="divide-y">
        {data.phoneNumbers.map((line) => (
          <li key={line.id} className="flex flex-wrap items-start gap-x-4 gap-y-1 py-3 first:pt-0 last:pb-0">
            <div className="min-w-40 flex-1">
              <Link href={paths.number(line.id)} className="text-link number-text">
                {formatPhone(line.number)}
              </Link>
              <span className="block text-ink-2 text-sm">
                {line.name}
                {"accountId" in filters && ` · ${line.organization.name}`}
                {!("botId" in filters) && botText(line)}
              </span>
              {line.attention.map((each) => (
                <span key={each.code} className="block text-ink-2 text-sm">
                  {each.message}
                </span>
              ))}
              {line.state === "not_answering" && line.bot && (
                <span className="block text-ink-2 text-sm">{lineWords(line).reason}</span>
              )}
              {rights && (
                <span className="block text-sm">
                  <NextStepLink line={line} rights={rights} />
                </span>
              )}
            </div>
            <LinePill line={line} />
          </li>
        ))}
      </ul>
      {data.pagination.nextCursor && (
        <p className="mt-3">
          <Link
            className="text-link"
            href={paths.numbers("accountId" in filters ? { orgId: filters.accountId } : filters)}
          >
            Show all lines
          </Link>
        </p>
      )}
    </>
  );
}

/** Who answers. An attached bot gets no calls while the number is lost at the carrier, or if it was brought. */
function botText({ bot, state }: PhoneNumber): string {
  if (!bot) return ", no bot attached";
  const isAnswered = state === "answering" || state === "needs_attention";
  return isAnswered ? `, answered by ${bot.name}` : `, attached to ${bot.name}`;
}
