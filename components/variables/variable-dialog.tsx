"use client";

import { Dialog } from "@/components/ui/dialog";
import type { Variable } from "@/lib/schemas/variable";
import { AddVariableForm } from "./add-variable-form";
import { EditVariableForm } from "./edit-variable-form";
import { placeholder } from "./variable-text";

interface Props {
  orgId: string;
  /** The variable to edit; null to add one. */
  variable: Variable | null;
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

/** Adds a variable to an organization, or edits one. */
export function VariableDialog({ orgId, variable, open, onOpenChange }: Props) {
  const close = () => onOpenChange(false);
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title={variable ? `Edit ${placeholder(variable.name)}` : "Add a variable"}
    >
      {variable ? (
        <EditVariableForm variable={variable} close={close} />
      ) : (
        <AddVariableForm orgId={orgId} close={close} />
      )}
    </Dialog>
  );
}
