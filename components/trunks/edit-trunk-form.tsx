"use client";

import { useWatch } from "react-hook-form";
import { useToast } from "@/components/feedback/use-toast";
import { ActionForm } from "@/components/form/action-form";
import { CheckboxField } from "@/components/form/checkbox-field";
import { SubmitButton } from "@/components/form/submit-button";
import { TextField } from "@/components/form/text-field";
import { useActionForm } from "@/components/form/use-action-form";
import { useTheirEdit } from "@/components/form/use-their-edit";
import { Button } from "@/components/ui/button";
import { updateTrunkAction } from "@/lib/actions/trunk-actions";
import type { Trunk } from "@/lib/schemas/sip-trunk";
import { TrunkFields } from "./trunk-fields";
import { CONFLICT_FIELDS, editTrunkSchema, trunkValues } from "./trunk-values";
import { useTrunksChanged } from "./use-trunks-changed";

/** Edits a trunk. Another's edit is shown and nothing is lost. */
export function EditTrunkForm({ trunk, close }: { trunk: Trunk; close: () => void }) {
  const trunksChanged = useTrunksChanged();
  const toast = useToast();
  const { base, onConflict, conflict } = useTheirEdit<Trunk, Trunk>(trunk);
  const { id, version } = trunk;
  const state = useActionForm({
    schema: editTrunkSchema,
    defaultValues: { id, version, ...trunkValues(trunk), password: "", removePassword: false },
    action: updateTrunkAction,
    onSuccess: ({ name }) => {
      toast.success(`${name} was saved`);
      close();
      trunksChanged();
    },
    onError: onConflict,
  });
  return (
    <ActionForm state={state} guard={false} className="grid gap-4" aria-label={`Edit ${base.name}`}>
      {conflict(CONFLICT_FIELDS, trunkValues)}
      <TrunkFields />
      <PasswordFields kept={base.hasPassword} />
      <div className="flex flex-wrap justify-end gap-2">
        <Button onClick={close}>Cancel</Button>
        <SubmitButton>Save changes</SubmitButton>
      </div>
    </ActionForm>
  );
}

/** Another password, or none any more. What is kept is not shown, and stays where the field is empty. */
function PasswordFields({ kept }: { kept: boolean }) {
  const removes = useWatch({ name: "removePassword" }) as boolean;
  return (
    <div className="grid gap-3">
      {!removes && (
        <TextField
          name="password"
          label={kept ? "New password" : "Password"}
          type="password"
          help={
            kept
              ? "Leave it empty to keep the present one, which is not shown."
              : "It is kept encrypted, and never shown again."
          }
          autoComplete="new-password"
          required={false}
        />
      )}
      {kept && <CheckboxField name="removePassword" label="Remove the kept password" />}
    </div>
  );
}
