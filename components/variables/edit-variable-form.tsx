"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useToast } from "@/components/feedback/use-toast";
import { ActionForm } from "@/components/form/action-form";
import { EditConflict } from "@/components/form/edit-conflict";
import { useActionForm } from "@/components/form/use-action-form";
import { updateVariableAction } from "@/lib/actions/variable-actions";
import { variablesQuery } from "@/lib/queries/variables";
import { editVariableInput, type Variable } from "@/lib/schemas/variable";
import { VariableFields } from "./variable-fields";
import { CONFLICT_FIELDS, placeholder, variableValues } from "./variable-text";

/** Edits a variable. Another's edit is shown, and nothing is lost. */
export function EditVariableForm({ variable, close }: { variable: Variable; close: () => void }) {
  const queries = useQueryClient();
  const toast = useToast();
  const [base, setBase] = useState(variable);
  const [theirs, setTheirs] = useState<Variable | null>(null);
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
    onError: (failure) => {
      if (failure.code !== "edit_conflict") return false;
      setTheirs(failure.details.current as Variable);
      return true;
    },
  });
  return (
    <ActionForm state={state} guard={false} className="grid gap-4" aria-label={`Edit ${base.name}`}>
      {theirs && (
        <EditConflict
          fields={CONFLICT_FIELDS}
          base={variableValues(base)}
          theirs={variableValues(theirs)}
          version={theirs.version}
          onResolved={() => {
            setBase(theirs);
            setTheirs(null);
          }}
        />
      )}
      <VariableFields submit="Save changes" close={close} />
    </ActionForm>
  );
}
