"use client";

import { useState } from "react";
import { ActionForm } from "@/components/form/action-form";
import { SubmitButton } from "@/components/form/submit-button";
import { TextField } from "@/components/form/text-field";
import { useActionForm } from "@/components/form/use-action-form";
import { setPasswordAction } from "@/lib/actions/setup-actions";
import { paths } from "@/lib/paths";
import { setPasswordInput } from "@/lib/schemas/user";
import { LinkOver } from "./link-over";
import { PASSWORD_HELP } from "./password-help";

interface Props {
  token: string;
  /** Whose password it is; a password manager keeps it under this name. */
  email: string;
  submitLabel: string;
}

/** Sets a password with a one-time link; whoever set it is signed in. */
export function SetPasswordForm({ token, email, submitLabel }: Props) {
  const [over, setOver] = useState(false);
  const state = useActionForm({
    schema: setPasswordInput,
    defaultValues: { token, password: "" },
    action: setPasswordAction,
    onSuccess: () => location.assign(paths.overview()),
    onError: (failure) => {
      setOver(failure.code === "link_expired");
      return failure.code === "link_expired";
    },
  });
  if (over) return <LinkOver />;
  return (
    <ActionForm state={state} guard={false} className="grid gap-4">
      <input type="email" autoComplete="username" value={email} readOnly hidden />
      <TextField
        name="password"
        type="password"
        label="New password"
        help={PASSWORD_HELP}
        autoComplete="new-password"
        required
      />
      <SubmitButton>{submitLabel}</SubmitButton>
    </ActionForm>
  );
}
