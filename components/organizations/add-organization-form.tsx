"use client";

import { useRouter } from "next/navigation";
import { useToast } from "@/components/feedback/use-toast";
import { ActionForm } from "@/components/form/action-form";
import { SubmitButton } from "@/components/form/submit-button";
import { useActionForm } from "@/components/form/use-action-form";
import { LinkButton } from "@/components/ui/link-button";
import { createOrganizationAction } from "@/lib/actions/organization-actions";
import { paths } from "@/lib/paths";
import { createOrganizationInput } from "@/lib/schemas/organization";
import { OrganizationFields } from "./organization-fields";
import { EMPTY_ORGANIZATION } from "./organization-values";

interface Props {
  /** The accounts it can go to; asked for only where there is more than one. */
  accounts: { id: string; name: string }[];
}

/** Adds a location and leads to its page, where the next steps are. */
export function AddOrganizationForm({ accounts }: Props) {
  const router = useRouter();
  const toast = useToast();
  const state = useActionForm({
    schema: createOrganizationInput,
    defaultValues: { ...EMPTY_ORGANIZATION, parentAccountOrgId: accounts[0]?.id ?? "" },
    action: createOrganizationAction,
    onSuccess: (organization) => {
      toast.success(`${organization.name} was added`);
      router.push(paths.organization(organization.id));
    },
  });
  return (
    <ActionForm state={state}>
      <OrganizationFields proposeZone accounts={accounts} />
      <div className="flex flex-wrap gap-2">
        <SubmitButton>Add the organization</SubmitButton>
        <LinkButton href={paths.organizations()}>Cancel</LinkButton>
      </div>
    </ActionForm>
  );
}
