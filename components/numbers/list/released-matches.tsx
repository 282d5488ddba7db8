"use client";

import { useQuery } from "@tanstack/react-query";
import { Link } from "@/components/ui/link";
import { paths } from "@/lib/paths";
import { formatPhone } from "@/lib/phone";
import { numbersQuery } from "@/lib/queries/numbers";
import type { NumberFilters } from "@/lib/schemas/phone-number";

const SHOWN = 3;

/** Says below the list that released lines match the search too, and links to them. The list has none unless asked. */
export function ReleasedMatches({ filters: { q, orgId, accountId, state } }: { filters: NumberFilters }) {
  const asked = { q, orgId, accountId, state: "released", limit: SHOWN } as const;
  const searches = Boolean(q) && state !== "released";
  const { data } = useQuery({ ...numbersQuery(asked), enabled: searches, placeholderData: undefined });
  const lines = data?.phoneNumbers ?? [];
  if (!searches || lines.length === 0) return null;
  return (
    <section aria-label="Released lines that match" className="mt-4 text-ink-2">
      <p>{lines.length === 1 ? "A released line matches:" : "Released lines match:"}</p>
      <ul className="mt-1 grid gap-1">
        {lines.map((line) => (
          <li key={line.id}>
            <Link href={paths.number(line.id)} className="text-link number-text">
              {formatPhone(line.number)}
            </Link>{" "}
            · {line.name} · {line.organization.name}
          </li>
        ))}
      </ul>
      {data?.pagination.nextCursor && (
        <Link className="text-link" href={paths.numbers({ q, orgId, state: "released" })}>
          All released lines that match
        </Link>
      )}
    </section>
  );
}
