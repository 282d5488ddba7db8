import { placeName, placeText } from "@/components/organizations/address-text";
import { TimeText } from "@/components/ui/time-text";
import { LANGUAGE_LABELS } from "@/lib/constants/languages";
import type { Bot } from "@/lib/schemas/bot";
import { linesText, NO_QUESTIONS } from "./bot-text";

/**
 * Columns of the list of bots.
 * @param accountNames names of accounts by organization, for readers who work across accounts
 */
export function botColumns(accountNames: Record<string, string> = {}) {
  return [
    {
      id: "name",
      header: "Name",
      sortKey: "name",
      cell: (row: Bot) => (
        <>
          <span className="font-medium">{row.name}</span>
          {row.internalName && <span className="block text-ink-3 text-sm">{row.internalName}</span>}
          {row.faqs.length === 0 && <span className="block text-sm text-warn">{NO_QUESTIONS}</span>}
        </>
      ),
    },
    {
      id: "organization",
      header: "Organization",
      cell: (row: Bot) => (
        <>
          {placeName(row.organization.name, accountNames[row.orgId])}
          <span className="block text-ink-3 text-sm">{placeText(row.organization)}</span>
        </>
      ),
    },
    {
      id: "languages",
      header: "Trained in",
      hideBelow: "sm" as const,
      cell: (row: Bot) => row.languages.map((language) => LANGUAGE_LABELS[language]).join(", "),
    },
    {
      id: "outbound",
      header: "Calls",
      hideBelow: "lg" as const,
      cell: (row: Bot) => (row.outbound ? "Inbound and outbound" : "Inbound"),
    },
    {
      id: "lines",
      header: "Answers",
      cell: (row: Bot) =>
        row.lineCount === 0 ? <span className="text-ink-3">No lines yet</span> : linesText(row.lineCount),
    },
    {
      id: "added",
      header: "Added",
      sortKey: "createdAt",
      hideBelow: "lg" as const,
      cell: (row: Bot) => <TimeText at={row.createdAt} />,
    },
  ];
}
