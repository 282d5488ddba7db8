"use client";

import { useQuery } from "@tanstack/react-query";
import { useEffect, useId, useState } from "react";
import { useController, useFormContext, useWatch } from "react-hook-form";
import { describedBy, FieldShell } from "@/components/form/field-shell";
import { Button } from "@/components/ui/button";
import { Select } from "@/components/ui/select";
import { TIME_ZONES } from "@/lib/constants/organizations";
import { timeZoneLabel } from "@/lib/format/time";
import { areaCodesQuery } from "@/lib/queries/area-codes";
import type { OrganizationValues } from "./organization-values";

/**
 * The timezone. While nobody has chosen one by hand, the address proposes it; a zone chosen by hand stays, and a
 * difference from the address is only pointed out.
 * @param propose false where the zone was saved before: then it counts as chosen
 */
export function TimeZoneField({ propose }: { propose: boolean }) {
  const id = useId();
  const { setValue } = useFormContext<OrganizationValues>();
  const { field, fieldState } = useController<OrganizationValues, "timezone">({ name: "timezone" });
  const [chosenByHand, setChosenByHand] = useState(!propose);
  const addressZone = useAddressZone();

  useEffect(() => {
    if (addressZone && !chosenByHand)
      setValue("timezone", addressZone, { shouldDirty: true, shouldValidate: true });
  }, [addressZone, chosenByHand, setValue]);

  const proposed = addressZone !== null && !chosenByHand && field.value === addressZone;
  const differs = addressZone !== null && field.value !== "" && field.value !== addressZone;
  const error = fieldState.error?.message;
  const help = (
    <span role="status">
      {proposed ? "Proposed from the address." : "Office hours and times of calls are told in this zone."}
    </span>
  );
  return (
    <FieldShell label="Timezone" htmlFor={id} error={error} help={help} required>
      <Select
        id={id}
        ref={field.ref}
        name={field.name}
        value={field.value}
        onBlur={field.onBlur}
        invalid={fieldState.invalid}
        items={zoneItems(field.value, addressZone)}
        placeholder="Choose a timezone"
        aria-required
        aria-describedby={describedBy(id, { help, error })}
        onValueChange={(zone) => {
          setChosenByHand(true);
          field.onChange(zone);
        }}
      />
      {differs && (
        <p className="mt-1.5 flex flex-wrap items-center gap-2 text-ink-2 text-sm">
          The address is in {zoneName(addressZone)}.
          <Button
            size="sm"
            onClick={() => setValue("timezone", addressZone, { shouldDirty: true, shouldValidate: true })}
          >
            Use {zoneName(addressZone)}
          </Button>
        </p>
      )}
    </FieldShell>
  );
}

/** The zone of the city and state typed so far, asked a moment after the last key; null while not known. */
function useAddressZone(): string | null {
  const [city, state] = useWatch<OrganizationValues, ["address.city", "address.state"]>({
    name: ["address.city", "address.state"],
  });
  const place = useDebounced(state && city.trim().length > 1 ? `${state}|${city.trim()}` : "", 300);
  const [asked = "", ...rest] = place.split("|");
  const { data } = useQuery({
    ...areaCodesQuery({ city: rest.join("|"), state: asked, limit: 1 }),
    placeholderData: undefined,
    enabled: place !== "",
    retry: false,
  });
  return place === "" ? null : (data?.timeZone ?? null);
}

function useDebounced(value: string, milliseconds: number): string {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), milliseconds);
    return () => clearTimeout(timer);
  }, [value, milliseconds]);
  return settled;
}

/** The zones offered first, and beside them any other that this organization or its address is in. */
function zoneItems(...others: (string | null)[]) {
  const extra = others.filter((zone): zone is string => Boolean(zone));
  return [...new Set([...TIME_ZONES, ...extra])].map((zone) => ({
    value: zone,
    label: `${zoneName(zone)} (${zone.split("/").slice(1).join(", ").replaceAll("_", " ")})`,
  }));
}

/** The name does not change with the season, so any moment serves. */
function zoneName(zone: string): string {
  return timeZoneLabel(zone, new Date(0));
}
