"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useToast } from "@/components/feedback/use-toast";
import { ActionForm } from "@/components/form/action-form";
import { useActionForm } from "@/components/form/use-action-form";
import { useTheirEdit } from "@/components/form/use-their-edit";
import { updateVariableAction } from "@/lib/actions/variable-actions";
import { variablesQuery } from "@/lib/queries/variables";
import { editVariableInput, type Variable, variableSchema } from "@/lib/schemas/variable";
import { VariableFields } from "./variable-fields";
import { CONFLICT_FIELDS, placeholder, variableValues } from "./variable-text";

/** Edits a variable. If another person saved first, shows their changes and keeps what was typed. */
export function EditVariableForm({ variable, close }: { variable: Variable; close: () => void }) {
  const queries = useQueryClient();
  const toast = useToast();
  const { base, onConflict, conflict } = useTheirEdit<Variable, Variable>(variable, variableSchema);
  const { id, orgId, version } = variable;
  const state = useActionForm({
    schema: editVariableInput,
    defaultValues: { id: orgId, variableId: id, version, ...variableValues(variable) },
    action: updateVariableAction,
    onSuccess: async ({ name }) => {
      toast.success(`${placeholder(name)} was saved`);
      close();
      await queries.invalidateQueries(variablesQuery(orgId));
    },
    onError: onConflict,
  });
  return (
    <ActionForm state={state} guard={false} className="grid gap-4" aria-label={`Edit ${base.name}`}>
      {conflict(CONFLICT_FIELDS, variableValues)}
      <VariableFields submit="Save changes" close={close} />
    </ActionForm>
  );
}
