"use client";

import type { UseFormReturn } from "react-hook-form";
import { useToast } from "@/components/feedback/use-toast";
import { ActionForm } from "@/components/form/action-form";
import { SubmitButton } from "@/components/form/submit-button";
import { TextField } from "@/components/form/text-field";
import { useActionForm } from "@/components/form/use-action-form";
import { OrganizationField } from "@/components/pickers/organization-field";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { createTrunkAction } from "@/lib/actions/trunk-actions";
import { DEFAULT_TRANSPORT, SIP_PORTS } from "@/lib/constants/sip";
import { spreadAddress } from "./spread-address";
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
    defaultValues: {
      orgId: "",
      name: "",
      host: "",
      port: String(SIP_PORTS[DEFAULT_TRANSPORT]),
      transport: DEFAULT_TRANSPORT,
      username: "",
      password: "",
    },
    action: createTrunkAction,
    beforeSubmit: (): undefined => spreadAddress(state.form as unknown as UseFormReturn),
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
        help="Its lines can use the trunk. An account’s trunk serves all its locations."
      />
      <TrunkFields />
      <TextField
        name="password"
        label="Password"
        type="password"
        help="Stored encrypted. It can’t be shown again."
        autoComplete="new-password"
        required={false}
      />
      <div className="flex flex-wrap justify-end gap-2">
        <Button onClick={close}>Cancel</Button>
        <SubmitButton>Add trunk</SubmitButton>
      </div>
    </ActionForm>
  );
}
