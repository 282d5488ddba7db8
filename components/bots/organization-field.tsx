"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useDeferredValue, useId, useState } from "react";
import { SelectField } from "@/components/form/select-field";
import { Input } from "@/components/ui/input";
import { organizationsQuery } from "@/lib/queries/organizations";
import type { Organization } from "@/lib/schemas/organization";
import { ORGANIZATION_CHOICES } from "./shown";

interface Props {
  /** The organization that the page came with, offered even where it is not among the first. */
  given: Organization | null;
  onChoose?: (organization: Organization) => void;
  help?: string;
}

const HELP = "The location whose calls it answers. A bot answers lines of its own organization only.";

/** Whose something is that is being made. With more organizations than fit a list, a search narrows them. */
export function OrganizationField({ given, onChoose, help = HELP }: Props) {
  const id = useId();
  const [typed, setTyped] = useState("");
  const q = useDeferredValue(typed.trim());
  const { data, error, isPending } = useQuery({
    ...organizationsQuery({ ...ORGANIZATION_CHOICES, q: q || undefined }),
    placeholderData: keepPreviousData,
  });
  const found = data?.organizations ?? [];
  const choices = given && !found.some((each) => each.id === given.id) ? [given, ...found] : found;
  const many = typed !== "" || Boolean(data?.pagination.nextCursor);
  return (
    <div className="grid gap-3">
      {many && (
        <div>
          <label htmlFor={id} className="mb-1.5 block font-medium">
            Look for an organization
          </label>
          <Input
            id={id}
            type="search"
            value={typed}
            placeholder="Name or city"
            onChange={(event) => setTyped(event.target.value)}
          />
        </div>
      )}
      <SelectField
        name="orgId"
        label="Organization"
        required
        help={
          error ? "The organizations cannot be loaded at the moment. Reload the page to try again." : help
        }
        placeholder={isPending ? "Loading…" : "Choose an organization"}
        items={choices.map((each) => ({
          value: each.id,
          label: each.address.city ? `${each.name}, ${each.address.city}` : each.name,
        }))}
        onValueChange={(chosen) => {
          const organization = choices.find((each) => each.id === chosen);
          if (organization) onChoose?.(organization);
        }}
      />
    </div>
  );
}
