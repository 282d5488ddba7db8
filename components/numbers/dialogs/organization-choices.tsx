"use client";

import { useId, useState } from "react";
import { useSettled } from "@/components/layout/use-settled";
import { slotsText, whereTexts } from "@/components/organizations/address-text";
import { SearchInput } from "@/components/pickers/search-input";
import { PICKER_PAGE, usePages } from "@/components/pickers/use-pages";
import { Button } from "@/components/ui/button";
import { cx } from "@/components/ui/cx";
import { useSeesSeveralAccounts } from "@/components/ui/reader-accounts";
import { organizationPagesQuery } from "@/lib/queries/organizations";
import type { ListedOrganization } from "@/lib/schemas/organization";

interface Props {
  /** The line's present organization, which is left out. */
  except: string;
  /** Only organizations of this account; null for all. */
  within: string | null;
  value: string | null;
  /** Called with the organization and the others that it was chosen among. */
  onChange: (organization: ListedOrganization, among: readonly ListedOrganization[]) => void;
}

/** Chooses an organization, found by name or city, that has a free slot. */
export function OrganizationChoices({ except, within, value, onChange }: Props) {
  const id = useId();
  const seesSeveral = useSeesSeveralAccounts();
  const [typed, setTyped] = useState("");
  const q = useSettled(typed.trim());
  const filters = { q, accountId: within ?? undefined, withSlots: "true", sort: "name" } as const;
  const { rows, isLoaded, onMore, onRetry } = usePages(
    organizationPagesQuery({ ...filters, limit: PICKER_PAGE }),
    (page) => page.organizations,
  );
  const where = whereTexts(rows, seesSeveral);
  const found = rows.filter((each) => each.id !== except);
  return (
    <div>
      <SearchInput
        label="Search for an organization"
        placeholder="Name or city"
        value={typed}
        onChange={setTyped}
      />
      <fieldset className="mt-2">
        <legend className="sr-only">Organization</legend>
        <div className="grid max-h-56 min-h-24 content-start gap-0.5 overflow-y-auto p-0.5">
          {found.map((each) => (
            <Choice
              key={each.id}
              group={`${id}-organization`}
              organization={each}
              where={where.get(each.id)}
              chosen={each.id === value}
              onChoose={() => onChange(each, rows)}
            />
          ))}
          {onMore && (
            <p className="px-3 py-1">
              <Button size="sm" onClick={onMore}>
                Show more
              </Button>
            </p>
          )}
        </div>
      </fieldset>
      <p role="status" className="text-ink-3 text-sm">
        {onRetry
          ? "The organizations didn’t load."
          : !isLoaded
            ? "Loading…"
            : found.length === 0 &&
              (q ? `No other organization matches “${q}”.` : "There is no other organization to move it to.")}
      </p>
      {onRetry && (
        <Button size="sm" className="mt-2" onClick={onRetry}>
          Try again
        </Button>
      )}
    </div>
  );
}

interface ChoiceProps {
  /** The name that all radio buttons of the group share. */
  group: string;
  organization: ListedOrganization;
  where: string | undefined;
  chosen: boolean;
  onChoose: () => void;
}

/** One organization with its free slots. A full one is shown, so that nobody looks for it, but cannot be chosen. */
function Choice({ group, organization: { id, name, slots }, where, chosen, onChoose }: ChoiceProps) {
  const isFull = slots !== undefined && slots.taken >= slots.limit;
  return (
    <label
      className={cx(
        "flex items-start gap-3 rounded-md px-3 py-2 has-focus-visible:outline-2 has-focus-visible:outline-accent",
        isFull ? "cursor-not-allowed" : "cursor-pointer",
        chosen ? "bg-accent-soft" : !isFull && "hover:bg-sunken",
      )}
    >
      <input
        type="radio"
        name={group}
        value={id}
        checked={chosen}
        disabled={isFull}
        onChange={onChoose}
        className="mt-1 accent-accent"
      />
      <span className="min-w-0 flex-1">
        <span className={cx("block font-medium", isFull && "text-ink-3")}>{name}</span>
        <span className="block text-ink-3 text-sm">{where || "No address yet"}</span>
      </span>
      {slots && (
        <span className="shrink-0 text-ink-3 text-sm tabular-nums">
          {slotsText(slots)}
          {isFull && ", full"}
        </span>
      )}
    </label>
  );
}
