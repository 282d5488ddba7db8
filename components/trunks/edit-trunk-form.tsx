"use client";

import { type UseFormReturn, useWatch } from "react-hook-form";
import { useToast } from "@/components/feedback/use-toast";
import { ActionForm } from "@/components/form/action-form";
import { CheckboxField } from "@/components/form/checkbox-field";
import { SubmitButton } from "@/components/form/submit-button";
import { TextField } from "@/components/form/text-field";
import { useActionForm } from "@/components/form/use-action-form";
import { useTheirEdit } from "@/components/form/use-their-edit";
import { Button } from "@/components/ui/button";
import { updateTrunkAction } from "@/lib/actions/trunk-actions";
import { type Trunk, trunkSchema } from "@/lib/schemas/sip-trunk";
import { spreadAddress } from "./spread-address";
import { TrunkFields } from "./trunk-fields";
import { CONFLICT_FIELDS, editTrunkSchema, trunkValues } from "./trunk-values";
import { useTrunksChanged } from "./use-trunks-changed";

/** Edits a trunk. If another person saved first, shows their changes and keeps what was typed. */
export function EditTrunkForm({ trunk, close }: { trunk: Trunk; close: () => void }) {
  const trunksChanged = useTrunksChanged();
  const toast = useToast();
  const { base, onConflict, conflict } = useTheirEdit<Trunk, Trunk>(trunk, trunkSchema);
  const { id, version } = trunk;
  const state = useActionForm({
    schema: editTrunkSchema,
    defaultValues: { id, version, ...trunkValues(trunk), password: "", removePassword: false },
    action: updateTrunkAction,
    beforeSubmit: (): undefined => spreadAddress(state.form as unknown as UseFormReturn),
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
      <PasswordFields hasPassword={base.hasPassword} />
      <div className="flex flex-wrap justify-end gap-2">
        <Button onClick={close}>Cancel</Button>
        <SubmitButton>Save changes</SubmitButton>
      </div>
    </ActionForm>
  );
}

/** Replaces or removes the password. The saved one is never shown, and stays if the field is empty. */
function PasswordFields({ hasPassword }: { hasPassword: boolean }) {
  const removes = useWatch({ name: "removePassword" }) as boolean;
  return (
    <div className="grid gap-3">
      {!removes && (
        <TextField
          name="password"
          label={hasPassword ? "New password" : "Password"}
          type="password"
          help={
            hasPassword
              ? "Leave empty to keep the current password."
              : "Stored encrypted. It can’t be shown again."
          }
          autoComplete="new-password"
          required={false}
        />
      )}
      {hasPassword && <CheckboxField name="removePassword" label="Remove the saved password" />}
    </div>
  );
}
