"use client";

import { OrganizationField } from "@/components/bots/organization-field";
import { useToast } from "@/components/feedback/use-toast";
import { ActionForm } from "@/components/form/action-form";
import { SubmitButton } from "@/components/form/submit-button";
import { TextField } from "@/components/form/text-field";
import { useActionForm } from "@/components/form/use-action-form";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { createTrunkAction } from "@/lib/actions/trunk-actions";
import { TrunkFields } from "./trunk-fields";
import { addTrunkSchema } from "./trunk-values";
import { useTrunksChanged } from "./use-trunks-changed";

interface Props {
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

/** Adds a trunk to a location or an account. */
export function AddTrunkDialog({ open, onOpenChange }: Props) {
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title="Add a trunk">
      <Body close={() => onOpenChange(false)} />
    </Dialog>
  );
}

function Body({ close }: { close: () => void }) {
  const trunksChanged = useTrunksChanged();
  const toast = useToast();
  const state = useActionForm({
    schema: addTrunkSchema,
    defaultValues: { orgId: "", name: "", host: "", port: "5060", username: "", password: "" },
    action: createTrunkAction,
    onSuccess: ({ name }) => {
      toast.success(`${name} was added`);
      close();
      trunksChanged();
    },
  });
  return (
    <ActionForm state={state} guard={false} className="grid gap-4">
      <OrganizationField
        given={null}
        help="Its lines may use the trunk; an account’s serves all locations."
      />
      <TrunkFields />
      <TextField
        name="password"
        label="Password"
        type="password"
        help="It is kept encrypted, and never shown again."
        autoComplete="new-password"
        required={false}
      />
      <div className="flex flex-wrap justify-end gap-2">
        <Button onClick={close}>Cancel</Button>
        <SubmitButton>Add the trunk</SubmitButton>
      </div>
    </ActionForm>
  );
}
