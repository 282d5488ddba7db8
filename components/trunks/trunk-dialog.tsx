"use client";

import { Dialog } from "@/components/ui/dialog";
import type { Trunk } from "@/lib/schemas/sip-trunk";
import { DeleteTrunkDialog } from "./delete-trunk-dialog";
import { EditTrunkForm } from "./edit-trunk-form";

/** The actions on a trunk that open a dialog. */
export type TrunkAct = "edit" | "delete";

interface Props {
  act: TrunkAct;
  trunk: Trunk;
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

/** Edits a trunk, or asks before deleting it. */
export function TrunkDialog({ act, trunk, open, onOpenChange }: Props) {
  if (act === "delete") return <DeleteTrunkDialog trunk={trunk} open={open} onOpenChange={onOpenChange} />;
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title={`Edit ${trunk.name}`}>
      <EditTrunkForm trunk={trunk} close={() => onOpenChange(false)} />
    </Dialog>
  );
}
