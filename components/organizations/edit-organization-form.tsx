"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useToast } from "@/components/feedback/use-toast";
import { ActionForm } from "@/components/form/action-form";
import { SubmitButton } from "@/components/form/submit-button";
import { sameValue } from "@/components/form/three-way";
import { useActionForm } from "@/components/form/use-action-form";
import { useTheirEdit } from "@/components/form/use-their-edit";
import { LinkButton } from "@/components/ui/link-button";
import { useOpenPage } from "@/components/ui/use-scope";
import { updateOrganizationAction } from "@/lib/actions/organization-actions";
import { editOrganizationInput, type Organization, organizationSchema } from "@/lib/schemas/organization";
import { CONFLICT_FIELDS } from "./conflict-fields";
import { OrganizationFields } from "./organization-fields";
import { organizationValues } from "./organization-values";

interface Props {
  organization: Organization;
  /** The page that follows. */
  next: string;
}

/** Edits a location. If another person saved first, shows their changes and keeps what was typed. */
export function EditOrganizationForm({ organization, next }: Props) {
  const openPage = useOpenPage();
  const queries = useQueryClient();
  const toast = useToast();
  const { base, onConflict, conflict } = useTheirEdit<Organization, Organization>(
    organization,
    organizationSchema,
  );
  const state = useActionForm({
    schema: editOrganizationInput,
    defaultValues: {
      id: organization.id,
      version: organization.version,
      ...organizationValues(organization),
    },
    action: ({ officeHours, ...fields }, intent) =>
      // Days without office hours show as closed; saving another field must not store them as closed.
      updateOrganizationAction(hoursTouched() ? { ...fields, officeHours } : fields, intent),
    onSuccess: async (saved) => {
      toast.success(`${saved.name} was saved`);
      await queries.invalidateQueries({ queryKey: ["organizations"] });
      openPage(next);
    },
    onError: (failure) => void onConflict(failure),
  });

  function hoursTouched(): boolean {
    return !sameValue(state.form.getValues("officeHours"), organizationValues(base).officeHours);
  }

  return (
    <ActionForm state={state}>
      {conflict(CONFLICT_FIELDS, organizationValues)}
      <OrganizationFields />
      <div className="flex flex-wrap gap-2">
        <SubmitButton>Save changes</SubmitButton>
        <LinkButton href={next}>Cancel</LinkButton>
      </div>
    </ActionForm>
  );
}
