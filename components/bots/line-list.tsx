"use client";

import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import type { ReactNode } from "react";
import { ErrorState } from "@/components/feedback/error-state";
import { LinePill } from "@/components/numbers/line-pill";
import { explanationOf, waitsForSip } from "@/components/numbers/state-text";
import { Skeleton } from "@/components/ui/skeleton";
import { paths } from "@/lib/paths";
import { formatPhone } from "@/lib/phone";
import { numbersQuery } from "@/lib/queries/numbers";
import { LINES_SHOWN } from "./shown";

interface Props {
  filters: { orgId: string } | { botId: string };
  /** Shown where there is no line. */
  empty: ReactNode;
}

/** The lines of an organization or of a bot, each with its state and the reason. */
export function LineList({ filters, empty }: Props) {
  const { data, error, refetch } = useQuery(numbersQuery({ ...filters, limit: LINES_SHOWN }));
  if (error && !data)
    return <ErrorState title="The lines cannot be shown" error={error} onRetry={() => refetch()} />;
  if (!data) return <Skeleton className="h-24" />;
  if (data.phoneNumbers.length === 0) return empty;
  return (
    <>
      <ul className="divide-y">
        {data.phoneNumbers.map((line) => (
          <li key={line.id} className="flex flex-wrap items-start gap-x-4 gap-y-1 py-3 first:pt-0 last:pb-0">
            <div className="mr-auto min-w-40">
              <Link href={paths.number(line.id)} className="text-link number-text">
                {formatPhone(line.number)}
              </Link>
              <span className="block text-ink-2 text-sm">
                {line.name}
                {"orgId" in filters && (line.bot ? `, answered by ${line.bot.name}` : ", no bot attached")}
              </span>
              {line.attention.map((each) => (
                <span key={each.code} className="block text-ink-2 text-sm">
                  {each.message}
                </span>
              ))}
              {waitsForSip(line) && (
                <span className="block text-ink-2 text-sm">{explanationOf(line)?.reason}</span>
              )}
            </div>
            <LinePill line={line} />
          </li>
        ))}
      </ul>
      {data.pagination.nextCursor && (
        <p className="mt-3">
          <Link className="text-link" href={paths.numbers(filters)}>
            Show all lines
          </Link>
        </p>
      )}
    </>
  );
}
