import { placeName } from "@/components/organizations/address-text";
import { StatePill } from "@/components/ui/state-pill";
import { TimeText } from "@/components/ui/time-text";
import { formatPhone } from "@/lib/phone";
import type { Conversation } from "@/lib/schemas/conversation";
import { callerText, durationText, standingOf } from "./conversation-words";

/**
 * Columns of the list of calls.
 * @param accountNames names of accounts by organization, for readers who work across accounts
 */
export function conversationColumns(accountNames: Record<string, string> = {}) {
  const placeOf = (row: Conversation) => placeName(row.organization.name, accountNames[row.orgId]);
  return [
    {
      id: "caller",
      header: "Caller",
      cell: (row: Conversation) => (
        <>
          <span className="number-text">{callerText(row.fromNumber)}</span>
          <span className="block text-ink-3 text-sm lg:hidden">
            <TimeText at={row.createdAt} />
          </span>
          <span className="mt-1 block lg:hidden">{outcomeOf(row)}</span>
        </>
      ),
    },
    {
      id: "outcome",
      header: "Outcome",
      hideBelow: "lg" as const,
      cell: outcomeOf,
    },
    {
      id: "line",
      header: "Line",
      cell: (row: Conversation) => (
        <>
          <span className="number-text">{formatPhone(row.toNumber)}</span>
          <span className="block text-ink-3 text-sm">{row.bot?.name ?? "A deleted bot"}</span>
          <span className="block text-ink-3 text-sm xl:hidden">{placeOf(row)}</span>
        </>
      ),
    },
    {
      id: "organization",
      header: "Organization",
      hideBelow: "xl" as const,
      cell: placeOf,
    },
    {
      id: "duration",
      header: "Duration",
      hideBelow: "lg" as const,
      cell: (row: Conversation) => durationText(row.durationSeconds),
    },
    {
      id: "when",
      header: "When",
      hideBelow: "lg" as const,
      cell: (row: Conversation) => <TimeText at={row.createdAt} />,
    },
  ];
}

function outcomeOf(row: Conversation) {
  const { label, tone } = standingOf(row);
  return <StatePill tone={tone}>{label}</StatePill>;
}
