"use client";

import { useRouter } from "next/navigation";
import { useToast } from "@/components/feedback/use-toast";
import { ActionForm } from "@/components/form/action-form";
import { SubmitButton } from "@/components/form/submit-button";
import { TextField } from "@/components/form/text-field";
import { useActionForm } from "@/components/form/use-action-form";
import { updateProfileAction } from "@/lib/actions/account-actions";
import { updateProfileInput } from "@/lib/schemas/user";

/** Changes the reader's own name. */
export function NameForm({ name }: { name: string }) {
  const router = useRouter();
  const toast = useToast();
  const state = useActionForm({
    schema: updateProfileInput,
    defaultValues: { name },
    action: updateProfileAction,
    onSuccess: (saved) => {
      toast.success(`Your name is now ${saved.name}`);
      router.refresh();
    },
  });
  return (
    <ActionForm state={state} className="grid gap-4">
      <TextField
        name="name"
        label="Name"
        help="Your colleagues see it in the history."
        autoComplete="name"
        required
      />
      <div>
        <SubmitButton>Save name</SubmitButton>
      </div>
    </ActionForm>
  );
}
