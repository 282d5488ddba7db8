"use client";

import type { Failure } from "@/components/feedback/attempt";
import { ConfirmAct } from "@/components/feedback/confirm-act";
import { changesInWords } from "@/components/form/conflict-words";
import { LinesInTheWay } from "@/components/numbers/lines-in-the-way";
import { deleteTrunkAction } from "@/lib/actions/trunk-actions";
import { type Trunk, trunkSchema } from "@/lib/schemas/sip-trunk";
import { CONFLICT_FIELDS, trunkValues } from "./trunk-values";
import { useTrunksChanged } from "./use-trunks-changed";

interface Props {
  trunk: Trunk;
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

/** Deletes a trunk after asking. One that lines still use is kept, and the dialog names those lines. */
export function DeleteTrunkDialog({ trunk, ...asked }: Props) {
  const { id, name, version } = trunk;
  const trunksChanged = useTrunksChanged();
  return (
    <ConfirmAct
      {...asked}
      title={`Delete ${name}?`}
      confirmLabel={`Delete ${name}`}
      action={(intent) => deleteTrunkAction({ id, version }, intent)}
      done={`${name} was deleted`}
      onDone={trunksChanged}
      unchanged="Nothing was deleted."
      obstacles={linesOf}
      conflict={{
        name,
        changes: (current) =>
          changesInWords(CONFLICT_FIELDS, trunkValues(trunk), trunkValues(trunkSchema.parse(current))),
        onShow: trunksChanged,
      }}
    >
      <p>This also deletes its host, username and password, for good. Its history is kept.</p>
    </ConfirmAct>
  );
}

function linesOf(failure: Failure) {
  if (failure.code !== "trunk_in_use") return null;
  return (
    <LinesInTheWay
      title="Lines still use the trunk"
      advice="Choose another trunk or none for these lines. Then delete the trunk:"
      lines={failure.details.lines}
    />
  );
}
