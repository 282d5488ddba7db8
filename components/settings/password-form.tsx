"use client";

import { PASSWORD_HELP } from "@/components/auth/password-help";
import { useToast } from "@/components/feedback/use-toast";
import { ActionForm } from "@/components/form/action-form";
import { SubmitButton } from "@/components/form/submit-button";
import { TextField } from "@/components/form/text-field";
import { useActionForm } from "@/components/form/use-action-form";
import { changePasswordAction } from "@/lib/actions/account-actions";
import { changePasswordInput } from "@/lib/schemas/user";

const EMPTY = { currentPassword: "", newPassword: "" };

/** Changes the reader's own password. */
export function PasswordForm({ email }: { email: string }) {
  const toast = useToast();
  const state = useActionForm({
    schema: changePasswordInput,
    defaultValues: EMPTY,
    action: changePasswordAction,
    onSuccess: () => {
      state.form.reset(EMPTY);
      toast.success("Your password was changed. You are signed out everywhere else");
    },
  });
  return (
    <ActionForm state={state} className="grid gap-4">
      <input type="email" autoComplete="username" value={email} readOnly hidden />
      <TextField
        name="currentPassword"
        type="password"
        label="Current password"
        autoComplete="current-password"
        required
      />
      <TextField
        name="newPassword"
        type="password"
        label="New password"
        help={PASSWORD_HELP}
        autoComplete="new-password"
        required
      />
      <div>
        <SubmitButton>Change password</SubmitButton>
      </div>
    </ActionForm>
  );
}
