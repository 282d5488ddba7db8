"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useToast } from "@/components/feedback/use-toast";
import { ActionForm } from "@/components/form/action-form";
import { useActionForm } from "@/components/form/use-action-form";
import { createVariableAction } from "@/lib/actions/variable-actions";
import { variablesQuery } from "@/lib/queries/variables";
import { createVariableInput } from "@/lib/schemas/variable";
import { VariableFields } from "./variable-fields";
import { placeholder, variableValues } from "./variable-text";

/** Adds a variable to an organization. */
export function AddVariableForm({ orgId, close }: { orgId: string; close: () => void }) {
  const queries = useQueryClient();
  const toast = useToast();
  const state = useActionForm({
    schema: createVariableInput,
    defaultValues: { id: orgId, ...variableValues(null) },
    action: createVariableAction,
    onSuccess: async ({ name }) => {
      toast.success(`${placeholder(name)} was added`);
      close();
      await queries.invalidateQueries(variablesQuery(orgId));
    },
  });
  return (
    <ActionForm state={state} guard={false} className="grid gap-4" aria-label="New variable">
      <VariableFields submit="Add variable" close={close} />
    </ActionForm>
  );
}
