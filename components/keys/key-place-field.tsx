"use client";

import { useController } from "react-hook-form";
import { OrganizationField } from "@/components/pickers/organization-field";
import { Checkbox } from "@/components/ui/checkbox";

/** The organization that a key belongs to. Support can also choose the whole platform. */
export function KeyPlaceField({ offersPlatform }: { offersPlatform: boolean }) {
  const { field } = useController<{ orgId: string | null }, "orgId">({ name: "orgId" });
  const isPlatform = field.value === null;
  return (
    <div className="grid gap-3">
      {offersPlatform && (
        <Checkbox
          label="For the whole platform"
          help="Reaches every account, like support."
          checked={isPlatform}
          onCheckedChange={(checked) => field.onChange(checked ? null : "")}
        />
      )}
      {!isPlatform && (
        <OrganizationField
          given={null}
          help="Limits the key to this organization. A key for an account also reaches its locations."
        />
      )}
    </div>
  );
}
