"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useToast } from "@/components/feedback/use-toast";
import { ActionForm } from "@/components/form/action-form";
import { SubmitButton } from "@/components/form/submit-button";
import { sameValue } from "@/components/form/three-way";
import { useActionForm } from "@/components/form/use-action-form";
import { useTheirEdit } from "@/components/form/use-their-edit";
import { LinkButton } from "@/components/ui/link-button";
import { updateOrganizationAction } from "@/lib/actions/organization-actions";
import { paths } from "@/lib/paths";
import { type Organization, updateOrganizationInput } from "@/lib/schemas/organization";
import { CONFLICT_FIELDS } from "./conflict-fields";
import { OrganizationFields } from "./organization-fields";
import { organizationValues } from "./organization-values";

/** Edits a location. What another person saved meanwhile is shown, and nothing typed is lost. */
export function EditOrganizationForm({ organization }: { organization: Organization }) {
  const router = useRouter();
  const queries = useQueryClient();
  const toast = useToast();
  const { base, onConflict, conflict } = useTheirEdit<Organization, Organization>(organization);
  const state = useActionForm({
    schema: updateOrganizationInput,
    defaultValues: {
      id: organization.id,
      version: organization.version,
      ...organizationValues(organization),
    },
    action: ({ officeHours, ...fields }) =>
      // Days that nobody has said anything about show as closed; saving another field must not make them so.
      updateOrganizationAction(hoursTouched() ? { ...fields, officeHours } : fields),
    onSuccess: async (saved) => {
      toast.success(`${saved.name} was saved`);
      await queries.invalidateQueries({ queryKey: ["organizations"] });
      router.push(paths.organization(saved.id));
    },
    onError: (failure) => void onConflict(failure),
  });

  function hoursTouched(): boolean {
    return !sameValue(state.form.getValues("officeHours"), organizationValues(base).officeHours);
  }

  return (
    <ActionForm state={state}>
      {conflict(CONFLICT_FIELDS, organizationValues)}
      <OrganizationFields proposeZone={false} />
      <div className="flex flex-wrap gap-2">
        <SubmitButton>Save changes</SubmitButton>
        <LinkButton href={paths.organization(organization.id)}>Cancel</LinkButton>
      </div>
    </ActionForm>
  );
}
