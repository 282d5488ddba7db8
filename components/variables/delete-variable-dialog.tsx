"use client";

import { useQueryClient } from "@tanstack/react-query";
import { ConfirmAct } from "@/components/feedback/confirm-act";
import { changesInWords } from "@/components/form/conflict-words";
import { deleteVariableAction } from "@/lib/actions/variable-actions";
import { variablesQuery } from "@/lib/queries/variables";
import { type Variable, variableSchema } from "@/lib/schemas/variable";
import { CONFLICT_FIELDS, placeholder, variableValues } from "./variable-text";

interface Props {
  variable: Variable;
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

/** Deletes a variable after asking. */
export function DeleteVariableDialog({ variable, ...asked }: Props) {
  const { id, orgId, name, version } = variable;
  const queries = useQueryClient();
  return (
    <ConfirmAct
      {...asked}
      title={`Delete ${placeholder(name)}?`}
      confirmLabel={`Delete ${placeholder(name)}`}
      action={(intent) => deleteVariableAction({ id: orgId, variableId: id, version }, intent)}
      done={`${placeholder(name)} was deleted`}
      onDone={() => queries.invalidateQueries(variablesQuery(orgId))}
      unchanged="Nothing was deleted."
      conflict={{
        name: placeholder(name),
        changes: (current) =>
          changesInWords(
            CONFLICT_FIELDS,
            variableValues(variable),
            variableValues(variableSchema.parse(current)),
          ),
        onShow: () => queries.invalidateQueries(variablesQuery(orgId)),
      }}
    >
      <p>
        Greetings that contain {placeholder(name)} are not changed, and callers will hear it as written.
        Change them first.
      </p>
    </ConfirmAct>
  );
}
