"use client";

import { CopyButton } from "../ui/copy-button";
import { useSeesSeveralAccounts } from "../ui/reader-accounts";
import { TimeText } from "../ui/time-text";

interface Props {
  at: string;
  timeZone: string | undefined;
  requestId: string;
}

/** When a change was made; pressed, the exact time, and for readers of several accounts the id of its request. */
export function EntryTime({ at, timeZone, requestId }: Props) {
  const seesSeveral = useSeesSeveralAccounts();
  return (
    <details className="inline-block max-w-full align-top">
      <summary className="inline-flex min-h-6 min-w-6 cursor-pointer list-none items-center rounded-md underline decoration-dotted underline-offset-2 hover:text-ink">
        <TimeText at={at} timeZone={timeZone} style={timeZone ? "clock" : "relative"} />
      </summary>
      <span className="block">
        <TimeText at={at} timeZone={timeZone} style="absolute" />
      </span>
      {seesSeveral && (
        <span className="flex items-start gap-1">
          <span className="sr-only">Request id: </span>
          <code className="select-all break-all pt-0.5 text-xs">{requestId}</code>
          <CopyButton value={requestId} label="Copy: Request id" />
        </span>
      )}
    </details>
  );
}
