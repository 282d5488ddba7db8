"use client";

import { useState } from "react";
import { useToast } from "@/components/feedback/use-toast";
import { ActionForm } from "@/components/form/action-form";
import { SelectField } from "@/components/form/select-field";
import { SubmitButton } from "@/components/form/submit-button";
import { TextField } from "@/components/form/text-field";
import { useActionForm } from "@/components/form/use-action-form";
import { LinkToHandOver } from "@/components/members/link-to-hand-over";
import { Card } from "@/components/ui/card";
import { LinkButton } from "@/components/ui/link-button";
import { openAccountAction } from "@/lib/actions/member-actions";
import { LINK_LIFETIMES } from "@/lib/constants/sessions";
import { paths } from "@/lib/paths";
import { openAccountInput } from "@/lib/schemas/user";

interface Opened {
  id: string;
  name: string;
  adminName: string;
  link: string;
}

interface Props {
  /** The timezones to choose from. The server names them, because some browsers name them differently. */
  timeZones: { value: string; label: string }[];
}

/** Creates an account with its first admin, then shows the invitation link to hand over. */
export function OpenAccountForm({ timeZones }: Props) {
  const toast = useToast();
  const [opened, setOpened] = useState<Opened | null>(null);
  const state = useActionForm({
    schema: openAccountInput,
    defaultValues: { name: "", timezone: timeZones[0]?.value ?? "", adminName: "", adminEmail: "" },
    action: openAccountAction,
    onSuccess: ({ account, link }) => {
      toast.success(`${account.name} was created`);
      setOpened({ ...account, adminName: state.form.getValues("adminName"), link });
    },
  });
  if (opened) return <Invitation opened={opened} />;
  return (
    <ActionForm state={state}>
      <Card title="Account">
        <div className="grid gap-4 sm:grid-cols-2">
          <TextField
            name="name"
            label="Name"
            help="The group or independent practice."
            autoComplete="off"
            required
          />
          <SelectField name="timezone" label="Timezone" items={timeZones} />
        </div>
      </Card>
      <Card title="First admin">
        <div className="grid gap-4 sm:grid-cols-2">
          <TextField name="adminName" label="Admin’s name" autoComplete="off" required />
          <TextField name="adminEmail" type="email" label="Admin’s e-mail" autoComplete="off" required />
        </div>
      </Card>
      <div className="flex flex-wrap gap-2">
        <SubmitButton>Create account</SubmitButton>
        <LinkButton href={paths.accounts()}>Cancel</LinkButton>
      </div>
    </ActionForm>
  );
}

function Invitation({ opened }: { opened: Opened }) {
  return (
    <Card title={`Invitation for ${opened.adminName}`}>
      <LinkToHandOver link={opened.link} name={opened.adminName} works={LINK_LIFETIMES.invitation.text} />
      <div className="mt-5">
        <LinkButton href={paths.account(opened.id)} variant="primary">
          Go to {opened.name}
        </LinkButton>
      </div>
    </Card>
  );
}
