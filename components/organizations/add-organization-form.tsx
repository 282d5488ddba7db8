"use client";

import { useRef } from "react";
import { useToast } from "@/components/feedback/use-toast";
import { ActionForm } from "@/components/form/action-form";
import { SelectField } from "@/components/form/select-field";
import { SubmitButton } from "@/components/form/submit-button";
import { useActionForm } from "@/components/form/use-action-form";
import { AccountField } from "@/components/pickers/account-field";
import { LinkButton } from "@/components/ui/link-button";
import { useOpenPage } from "@/components/ui/use-scope";
import { createOrganizationAction } from "@/lib/actions/organization-actions";
import { paths } from "@/lib/paths";
import { createOrganizationInput } from "@/lib/schemas/organization";
import { OrganizationFields } from "./organization-fields";
import { EMPTY_ORGANIZATION } from "./organization-values";
import type { SettleZone } from "./use-zone-proposal";

interface Props {
  /** The accounts that the location can belong to; null for support, who finds the account by search. */
  accounts: { id: string; name: string }[] | null;
  /** The account that the form begins with. */
  given: { id: string; name: string } | null;
}

const ACCOUNT = {
  name: "parentAccountOrgId",
  help: "The group or practice that the location belongs to.",
} as const;

/** Adds a location and opens its page, which shows the next steps. */
export function AddOrganizationForm({ accounts, given }: Props) {
  const openPage = useOpenPage();
  const toast = useToast();
  const settleZone = useRef<SettleZone>(null);
  const state = useActionForm({
    schema: createOrganizationInput,
    defaultValues: { ...EMPTY_ORGANIZATION, parentAccountOrgId: given?.id ?? accounts?.[0]?.id ?? "" },
    action: createOrganizationAction,
    beforeSubmit: () => settleZone.current?.(),
    onSuccess: (organization) => {
      toast.success(`${organization.name} was added`);
      openPage(paths.organization(organization.id));
    },
  });

  /** Asks for the account only if there is more than one. */
  function accountField() {
    if (accounts === null) return <AccountField {...ACCOUNT} given={given} />;
    if (accounts.length < 2) return null;
    const items = accounts.map(({ id, name }) => ({ value: id, label: name }));
    return <SelectField {...ACCOUNT} label="Account" items={items} />;
  }

  return (
    <ActionForm state={state}>
      <OrganizationFields settleZone={settleZone} account={accountField()} />
      <div className="flex flex-wrap gap-2">
        <SubmitButton>Add organization</SubmitButton>
        <LinkButton href={paths.organizations()}>Cancel</LinkButton>
      </div>
    </ActionForm>
  );
}
