"use client";

import { useQuery } from "@tanstack/react-query";
import { useDeferredValue, useId, useState } from "react";
import { placeText } from "@/components/organizations/address-text";
import { cx } from "@/components/ui/cx";
import { Input } from "@/components/ui/input";
import { organizationsQuery } from "@/lib/queries/organizations";
import type { Organization } from "@/lib/schemas/organization";

const SHOWN = 20;

interface Props {
  /** The organization that is left out: the line is there already. */
  besides: string;
  /** Only organizations of this account; null for all. */
  within: string | null;
  value: string | null;
  onChange: (organization: Organization) => void;
}

/** Organizations to choose one from, found by name or city. */
export function OrganizationChoices({ besides, within, value, onChange }: Props) {
  const id = useId();
  const [typed, setTyped] = useState("");
  const q = useDeferredValue(typed.trim());
  const filters = { q: q || undefined, accountId: within ?? undefined, sort: "name" as const, limit: SHOWN };
  const { data, error, isPending } = useQuery(organizationsQuery(filters));
  const found = data?.organizations.filter((each) => each.id !== besides) ?? [];
  return (
    <div>
      <label htmlFor={id} className="mb-1.5 block font-medium">
        Look for an organization
      </label>
      <Input
        id={id}
        type="search"
        autoComplete="off"
        maxLength={100}
        value={typed}
        placeholder="Name or city"
        onChange={(event) => setTyped(event.target.value)}
      />
      <fieldset className="mt-2">
        <legend className="sr-only">Organization</legend>
        <div className="grid max-h-56 min-h-24 content-start gap-0.5 overflow-y-auto p-0.5">
          {found.map((each) => (
            <label
              key={each.id}
              className={cx(
                "flex cursor-pointer items-start gap-3 rounded-md px-3 py-2 has-focus-visible:outline-2 has-focus-visible:outline-accent",
                each.id === value ? "bg-accent-soft" : "hover:bg-sunken",
              )}
            >
              <input
                type="radio"
                name={`${id}-organization`}
                value={each.id}
                checked={each.id === value}
                onChange={() => onChange(each)}
                className="mt-1 accent-accent"
              />
              <span className="min-w-0">
                <span className="block font-medium">{each.name}</span>
                <span className="block text-ink-3 text-sm">
                  {placeText(each.address) ?? "No address yet"}
                  {each.parentAccountOrgId === null && " · Account organization"}
                </span>
              </span>
            </label>
          ))}
        </div>
      </fieldset>
      <p role="status" className="text-ink-3 text-sm">
        {error
          ? "The organizations cannot be loaded at the moment."
          : isPending
            ? "Loading…"
            : found.length === 0
              ? q
                ? `No other organization matches “${q}”.`
                : "There is no other organization to move it to."
              : data?.pagination.nextCursor && "There are more. Type a part of the name or the city."}
      </p>
    </div>
  );
}
