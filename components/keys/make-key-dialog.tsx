"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { OneTimeSecret } from "@/components/feedback/one-time-secret";
import { ActionForm } from "@/components/form/action-form";
import { SubmitButton } from "@/components/form/submit-button";
import { TextField } from "@/components/form/text-field";
import { useActionForm } from "@/components/form/use-action-form";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { createKeyAction } from "@/lib/actions/key-actions";
import { createKeyInput } from "@/lib/schemas/api-key";
import { ExpiryField } from "./expiry-field";
import { KeyPlaceField } from "./key-place-field";
import { ScopesField } from "./scopes-field";

interface Props {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  /** Whether the reader can also create a key for the whole platform. */
  offersPlatform: boolean;
}

/** Creates an API key and shows it once. */
export function MakeKeyDialog({ open, onOpenChange, offersPlatform }: Props) {
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title="Create an API key" size="lg">
      <Body offersPlatform={offersPlatform} close={() => onOpenChange(false)} />
    </Dialog>
  );
}

function Body({ offersPlatform, close }: { offersPlatform: boolean; close: () => void }) {
  const router = useRouter();
  const [made, setMade] = useState<{ secret: string; name: string } | null>(null);
  const state = useActionForm({
    schema: createKeyInput,
    defaultValues: { name: "", orgId: "", scopes: [], expiresAt: null },
    action: createKeyAction,
    onSuccess: ({ key }) => {
      setMade({ secret: key, name: state.form.getValues("name").trim() });
      router.refresh();
    },
  });
  if (made) return <MadeKey {...made} close={close} />;
  return (
    <ActionForm state={state} guard={false} className="grid gap-4">
      <TextField
        name="name"
        label="Name"
        help="The software that uses it, for example “Front desk software”."
        autoComplete="off"
        required
      />
      <KeyPlaceField offersPlatform={offersPlatform} />
      <ScopesField />
      <ExpiryField />
      <div className="flex flex-wrap justify-end gap-2">
        <Button onClick={close}>Cancel</Button>
        <SubmitButton>Create key</SubmitButton>
      </div>
    </ActionForm>
  );
}

function MadeKey({ secret, name, close }: { secret: string; name: string; close: () => void }) {
  return (
    <>
      <OneTimeSecret title="Copy this key now" value={secret} label={`Key for ${name}`} copyLabel="Copy key">
        Paste it into the software that will use it. It can’t be shown again.
      </OneTimeSecret>
      <div className="mt-6 flex justify-end">
        <Button variant="primary" onClick={close}>
          Done
        </Button>
      </div>
    </>
  );
}
