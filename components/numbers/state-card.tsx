"use client";

import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { ErrorState } from "@/components/feedback/error-state";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { LinkButton } from "@/components/ui/link-button";
import { Skeleton } from "@/components/ui/skeleton";
import { paths } from "@/lib/paths";
import { formatPhone } from "@/lib/phone";
import { numberChecksQuery } from "@/lib/queries/numbers";
import type { NumberCheck, PhoneNumber } from "@/lib/schemas/phone-number";
import { Icon } from "../ui/icon";
import type { LineActs } from "./line-acts";
import { LinePill } from "./line-pill";
import { explanationOf } from "./state-text";

interface Props {
  line: PhoneNumber;
  acts: LineActs;
  /** The reader may complete the organization's address. */
  canComplete: boolean;
  onConnect: () => void;
  onEdit: () => void;
  onRelease: () => void;
}

/** How the line is, and the four checks, each with its fix beside it. */
export function StateCard(props: Props) {
  const { line, acts, onRelease } = props;
  const { data, error, refetch } = useQuery(numberChecksQuery(line.id));
  return (
    <Card title={<LinePill line={line} />} id="state">
      <p className="mb-2 text-ink-2">
        {explanationOf(line)?.reason ?? `${line.bot?.name} answers calls to ${formatPhone(line.number)}.`}
      </p>
      {line.status === "lost" &&
        (acts.release ? (
          <Button size="sm" className="mb-2" onClick={onRelease}>
            Release this line…
          </Button>
        ) : (
          <p className="mb-2 text-ink-3 text-sm">An admin can release it.</p>
        ))}
      {error && !data ? (
        <ErrorState title="The checks cannot be shown" error={error} onRetry={() => refetch()} />
      ) : !data ? (
        <Skeleton className="h-40" />
      ) : (
        <ul aria-label="Checks" className="divide-y">
          {data.checks.map((check, index) => (
            <CheckRow
              key={check.id}
              check={check}
              // Two checks can wait for the same step; one button is enough.
              fix={
                data.checks.findIndex((other) => other.fix === check.fix) === index && (
                  <Fix fix={check.fix} {...props} />
                )
              }
            />
          ))}
        </ul>
      )}
    </Card>
  );
}

function CheckRow({ check, fix }: { check: NumberCheck; fix: ReactNode }) {
  return (
    <li className="flex flex-wrap items-start gap-x-3 gap-y-2 py-3 last:pb-0">
      <span
        className={`grid size-6 shrink-0 place-items-center rounded-full ${check.ok ? "bg-ok-soft text-ok" : "bg-warn-soft text-warn"}`}
      >
        <Icon name={check.ok ? "check" : "triangle-alert"} className="size-3.5" />
        <span className="sr-only">{check.ok ? "In order:" : "Needs a look:"}</span>
      </span>
      <span className="min-w-0 flex-1 basis-40">
        <span className="block font-medium">{check.title}</span>
        <span className="block text-ink-2 text-sm">{check.reason}</span>
      </span>
      {fix}
    </li>
  );
}

function Fix({ fix, line, acts, canComplete, onConnect, onEdit }: Props & { fix: NumberCheck["fix"] }) {
  if ((fix === "attach_bot" || fix === "choose_bot") && acts.connect)
    return (
      <span className="flex flex-wrap gap-2">
        <Button size="sm" variant="primary" onClick={onConnect}>
          {fix === "attach_bot" ? "Attach a bot" : "Choose another bot"}
        </Button>
        {fix === "choose_bot" && (
          <Button size="sm" onClick={onEdit}>
            Change the language
          </Button>
        )}
      </span>
    );
  if (fix === "complete_organization" && canComplete)
    return (
      <LinkButton size="sm" href={paths.editOrganization(line.orgId)}>
        Complete the address
      </LinkButton>
    );
  return null;
}
