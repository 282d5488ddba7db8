"use client";

import { useEffect } from "react";
import { ActionForm } from "@/components/form/action-form";
import { SubmitButton } from "@/components/form/submit-button";
import { TextField } from "@/components/form/text-field";
import { useActionForm } from "@/components/form/use-action-form";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { signInAgainAction } from "@/lib/actions/account-actions";
import { signInAgainInput } from "@/lib/schemas/user";

interface Props {
  /** The person whose page this is. */
  user: { id: string; name: string; email: string };
  onSignedIn: () => void;
  onClose: () => void;
}

/** Signs the same person in again, above the page that they were working on. */
export function SignInAgainDialog({ user, onSignedIn, onClose }: Props) {
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title="Your session ended"
      description={`Sign in as ${user.name} to continue. What you typed is kept.`}
    >
      <Body user={user} onSignedIn={onSignedIn} onClose={onClose} />
    </Dialog>
  );
}

function Body({ user, onSignedIn, onClose }: Props) {
  const state = useActionForm({
    schema: signInAgainInput,
    defaultValues: { userId: user.id, email: user.email, password: "" },
    action: (input) => signInAgainAction(input),
    onSuccess: onSignedIn,
    isPublic: true,
  });
  // A dialog focuses its first field, but the address is already filled in.
  const { setFocus } = state.form;
  useEffect(() => setFocus("password"), [setFocus]);
  return (
    <ActionForm state={state} guard={false} className="grid gap-4" aria-label="Sign in">
      <TextField name="email" type="email" label="E-mail" autoComplete="username" required />
      <TextField name="password" type="password" label="Password" autoComplete="current-password" required />
      <div className="flex flex-wrap justify-end gap-2">
        <Button onClick={onClose}>Not now</Button>
        <SubmitButton>Sign in</SubmitButton>
      </div>
    </ActionForm>
  );
}
