"use client";

import { useController } from "react-hook-form";
import { OrganizationField } from "@/components/bots/organization-field";
import { Checkbox } from "@/components/ui/checkbox";

/** Whose a key is: an organization's or, where support makes it, the platform's. */
export function KeyPlaceField({ offersPlatform }: { offersPlatform: boolean }) {
  const { field } = useController<{ orgId: string | null }, "orgId">({ name: "orgId" });
  const isPlatform = field.value === null;
  return (
    <div className="grid gap-3">
      {offersPlatform && (
        <Checkbox
          label="For the whole platform"
          help="Reaches every account, as support does."
          checked={isPlatform}
          onCheckedChange={(checked) => field.onChange(checked ? null : "")}
        />
      )}
      {!isPlatform && (
        <OrganizationField
          given={null}
          help="The key reaches no further. One of an account reaches all its locations."
        />
      )}
    </div>
  );
}
