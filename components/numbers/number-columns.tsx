import Link from "next/link";
import { PhoneNumberText } from "@/components/ui/phone-number-text";
import { LANGUAGE_LABELS, VOICES } from "@/lib/constants/numbers";
import { paths } from "@/lib/paths";
import { formatPhone } from "@/lib/phone";
import type { PhoneNumber } from "@/lib/schemas/phone-number";
import { LinePill } from "./line-pill";
import { explanationOf, NEXT_STEP_LABELS } from "./state-text";

/** Columns of the list of lines. */
export function numberColumns({ canEdit }: { canEdit: boolean }) {
  return [
    {
      id: "line",
      header: "Line",
      sortKey: "name",
      cell: (row: PhoneNumber) => (
        <>
          <PhoneNumberText number={row.number} />
          <span className="block text-ink-3 text-sm">{`${row.name} · ${row.organization.name}`}</span>
        </>
      ),
    },
    {
      id: "state",
      header: "State",
      cell: (row: PhoneNumber) => <State line={row} canEdit={canEdit} />,
    },
    {
      id: "bot",
      header: "Bot",
      hideBelow: "md" as const,
      cell: (row: PhoneNumber) => row.bot?.name ?? <span className="text-ink-3">None</span>,
    },
    {
      id: "sound",
      header: "Language, voice",
      hideBelow: "md" as const,
      cell: (row: PhoneNumber) => (
        <>
          {LANGUAGE_LABELS[row.language]}
          <span className="block text-ink-3 text-sm">{VOICES[row.voiceId].label}</span>
        </>
      ),
    },
  ];
}

function State({ line, canEdit }: { line: PhoneNumber; canEdit: boolean }) {
  const why = explanationOf(line);
  const step = why?.step;
  return (
    <>
      <LinePill line={line} />
      {why && (
        <span className="mt-1 block max-w-80 text-ink-2 text-sm">
          {why.reason}{" "}
          {step && (canEdit || step === "see_history") && (
            <Link
              className="text-link"
              href={
                step === "complete_organization" ? paths.editOrganization(line.orgId) : paths.number(line.id)
              }
            >
              {NEXT_STEP_LABELS[step]}
              <span className="sr-only">, {formatPhone(line.number)}</span>
            </Link>
          )}
        </span>
      )}
    </>
  );
}
