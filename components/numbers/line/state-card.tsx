"use client";

import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { ErrorState } from "@/components/feedback/error-state";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Icon } from "@/components/ui/icon";
import { LinkButton } from "@/components/ui/link-button";
import { Skeleton } from "@/components/ui/skeleton";
import { lineWords, NEXT_STEPS } from "@/lib/format/line-words";
import { paths } from "@/lib/paths";
import { formatPhone } from "@/lib/phone";
import { numberChecksQuery } from "@/lib/queries/numbers";
import type { NumberCheck, PhoneNumber } from "@/lib/schemas/phone-number";
import { LinePill } from "../line-pill";
import type { LineActs } from "./line-acts";

interface Props {
  line: PhoneNumber;
  acts: LineActs;
  /** The reader may complete the organization's address. */
  canComplete: boolean;
  onConnect: () => void;
  onEdit: () => void;
  onRelease: () => void;
}

/** The line's state and its checks, each with the button that fixes it. */
export function StateCard(props: Props) {
  const { line, acts, onRelease } = props;
  const { data, error, refetch } = useQuery(numberChecksQuery(line.id));
  return (
    <Card title={<LinePill line={line} />} id="state">
      <p className="mb-2 text-ink-2">
        {lineWords(line).reason ?? `${line.bot?.name} answers calls to ${formatPhone(line.number)}.`}
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
        <ErrorState title="The checks didn’t load" error={error} onRetry={() => refetch()} />
      ) : !data ? (
        <Skeleton className="h-40" />
      ) : (
        <ul aria-label="Checks" className="divide-y">
          {data.checks.map((check, index) => (
            <CheckRow
              key={check.id}
              check={check}
              // Two checks can have the same fix; one button is enough.
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

const OK = { color: "bg-ok-soft text-ok", icon: "check", words: "OK:" } as const;
const ATTENTION = {
  color: "bg-warn-soft text-warn",
  icon: "triangle-alert",
  words: "Needs attention:",
} as const;
const HINT = { ...ATTENTION, words: "Hint:" } as const;
const SILENT = { color: "bg-bad-soft text-bad", icon: "phone-off", words: "Not answering:" } as const;

function CheckRow({ check, fix }: { check: NumberCheck; fix: ReactNode }) {
  const passed = check.fix === null ? OK : HINT;
  const look = check.ok ? passed : check.id === "attached" ? SILENT : ATTENTION;
  return (
    <li className="flex flex-wrap items-start gap-x-3 gap-y-2 py-3 last:pb-0">
      <span className={`grid size-6 shrink-0 place-items-center rounded-full ${look.color}`}>
        <Icon name={look.icon} className="size-3.5" />
        <span className="sr-only">{look.words}</span>
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
          {NEXT_STEPS[fix].label}
        </Button>
        {fix === "choose_bot" && (
          <Button size="sm" onClick={onEdit}>
            Change the language
          </Button>
        )}
      </span>
    );
  if (fix === "change_greeting" && acts.connect && line.botId)
    return (
      <span className="flex flex-wrap gap-2">
        <LinkButton size="sm" variant="primary" href={paths.bot(line.botId, "greetings")}>
          {NEXT_STEPS[fix].label}
        </LinkButton>
        <Button size="sm" onClick={onConnect}>
          {NEXT_STEPS.choose_bot.label}
        </Button>
      </span>
    );
  if (fix === "add_questions" && acts.connect && line.botId)
    return (
      <LinkButton size="sm" href={paths.bot(line.botId, "knows")}>
        {NEXT_STEPS[fix].label}
      </LinkButton>
    );
  if (fix === "complete_organization" && canComplete)
    return (
      <LinkButton size="sm" href={paths.editOrganization(line.orgId, paths.number(line.id))}>
        {NEXT_STEPS[fix].label}
      </LinkButton>
    );
  return null;
}
