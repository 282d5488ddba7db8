import { placeName } from "@/components/organizations/address-text";
import { PhoneNumberText } from "@/components/ui/phone-number-text";
import { LANGUAGE_LABELS } from "@/lib/constants/languages";
import type { Rights } from "@/lib/constants/permissions";
import { VOICES } from "@/lib/constants/voices";
import { lineWords } from "@/lib/format/line-words";
import { formatTime } from "@/lib/format/time";
import type { PhoneNumber } from "@/lib/schemas/phone-number";
import { LinePill } from "../line-pill";
import { NextStepLink } from "../next-step-link";

/**
 * Columns of the list of lines.
 * @param rights what the reader may do at the organizations of the lines
 * @param timeZone the reader's, so that neighbors of one moment have one day
 * @param accountNames names of accounts by organization, for readers who work across accounts
 */
export function numberColumns(rights: Rights, timeZone: string, accountNames: Record<string, string> = {}) {
  return [
    {
      id: "line",
      header: "Line",
      sortKey: "name",
      cell: (row: PhoneNumber) => (
        <>
          <PhoneNumberText number={row.number} />
          <span className="block text-ink-3 text-sm">{`${row.name} · ${placeName(row.organization.name, accountNames[row.orgId])}`}</span>
        </>
      ),
    },
    {
      id: "state",
      header: "State",
      cell: (row: PhoneNumber) => <State line={row} rights={rights} />,
    },
    {
      id: "bot",
      header: "Bot",
      hideBelow: "md" as const,
      cell: (row: PhoneNumber) => (
        <span className={row.bot ? "block min-w-20" : "text-ink-3"}>{row.bot?.name ?? "None"}</span>
      ),
    },
    {
      id: "voice",
      header: "Language, voice",
      hideBelow: "lg" as const,
      cell: (row: PhoneNumber) => (
        <>
          {LANGUAGE_LABELS[row.language]}
          <span className="block text-ink-3 text-sm">{VOICES[row.voiceId].label}</span>
        </>
      ),
    },
    {
      id: "added",
      header: "Added",
      sortKey: "createdAt",
      hideBelow: "lg" as const,
      cell: (row: PhoneNumber) => (
        <span className="whitespace-nowrap">{formatTime(row.createdAt, timeZone, "date")}</span>
      ),
    },
  ];
}

function State({ line, rights }: { line: PhoneNumber; rights: Rights }) {
  const { reason } = lineWords(line);
  return (
    <>
      <LinePill line={line} />
      {reason && (
        <span className="mt-1 block max-w-80 text-ink-2 text-sm">
          {reason} <NextStepLink line={line} rights={rights} />
        </span>
      )}
    </>
  );
}
