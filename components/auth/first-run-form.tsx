"use client";

import { ActionForm } from "@/components/form/action-form";
import { SubmitButton } from "@/components/form/submit-button";
import { TextField } from "@/components/form/text-field";
import { useActionForm } from "@/components/form/use-action-form";
import { createFirstAccountAction } from "@/lib/actions/setup-actions";
import { paths } from "@/lib/paths";
import { firstRunInput } from "@/lib/schemas/user";
import { PASSWORD_HELP } from "./password-help";

/** Makes the first account with its admin, who is signed in at once. */
export function FirstRunForm() {
  const state = useActionForm({
    schema: firstRunInput,
    defaultValues: { accountName: "", name: "", email: "", password: "" },
    action: createFirstAccountAction,
    // A whole new page: nothing of the time before signing in is kept.
    onSuccess: () => location.assign(paths.overview()),
  });
  return (
    <ActionForm state={state} guard={false} className="grid gap-4">
      <TextField
        name="accountName"
        label="Practice or group"
        help="As you call it, such as Bright Smile Group. Its locations are added next."
        autoComplete="organization"
        required
      />
      <TextField name="name" label="Your name" autoComplete="name" required />
      <TextField name="email" type="email" label="E-mail" autoComplete="username" required />
      <TextField
        name="password"
        type="password"
        label="Password"
        help={PASSWORD_HELP}
        autoComplete="new-password"
        required
      />
      <SubmitButton>Create the account</SubmitButton>
    </ActionForm>
  );
}
