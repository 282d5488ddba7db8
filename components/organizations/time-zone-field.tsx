"use client";

import { type RefObject, useId } from "react";
import { useController, useFormContext } from "react-hook-form";
import { describedBy, FieldShell } from "@/components/form/field-shell";
import { Button } from "@/components/ui/button";
import { Select } from "@/components/ui/select";
import { TIME_ZONES } from "@/lib/constants/organizations";
import { timeZoneChoice, timeZoneName } from "@/lib/format/time";
import type { OrganizationValues } from "./organization-values";
import { type SettleZone, useZoneProposal } from "./use-zone-proposal";

/**
 * The timezone field. It follows the address until the reader picks a zone. After that the zone stays, and the field
 * only points out that the address is in another one.
 * @param settle as in `useZoneProposal`; without it the saved zone counts as picked
 */
export function TimeZoneField({ settle }: { settle?: RefObject<SettleZone> }) {
  const id = useId();
  const { setValue } = useFormContext<OrganizationValues>();
  const { field, fieldState } = useController<OrganizationValues, "timezone">({ name: "timezone" });
  const { addressZone, isByHand, choose } = useZoneProposal(settle);
  const differs = addressZone && field.value !== "" && field.value !== addressZone;
  const error = fieldState.error?.message;
  const help = <span role="status">{helpFor(field.value, addressZone, isByHand)}</span>;
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
          choose();
          field.onChange(zone);
        }}
      />
      {differs && (
        <p className="mt-1.5 flex flex-wrap items-center gap-2 text-ink-2 text-sm">
          The address is in {timeZoneName(addressZone)}.
          <Button
            size="sm"
            onClick={() => setValue("timezone", addressZone, { shouldDirty: true, shouldValidate: true })}
          >
            Use {timeZoneName(addressZone)}
          </Button>
        </p>
      )}
    </FieldShell>
  );
}

function helpFor(zone: string, addressZone: string | null | undefined, isByHand: boolean): string {
  if (addressZone && !isByHand && zone === addressZone) return "Suggested from the address.";
  if (addressZone === null && zone === "")
    return "This state has several timezones, and we don’t know this city. Choose its timezone.";
  return "For office hours and call times.";
}

/** The usual zones, plus the zones of this organization and its address if they are not among them. */
function zoneItems(...others: (string | null | undefined)[]) {
  const extra = others.filter((zone): zone is string => Boolean(zone));
  return [...new Set([...TIME_ZONES, ...extra])].map((zone) => ({
    value: zone,
    label: timeZoneChoice(zone),
  }));
}
