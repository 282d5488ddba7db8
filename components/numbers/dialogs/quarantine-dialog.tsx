"use client";

import { useState } from "react";
import { useWatch } from "react-hook-form";
import type { Failure } from "@/components/feedback/attempt";
import { useRehearsal } from "@/components/feedback/use-rehearsal";
import { useToast } from "@/components/feedback/use-toast";
import { ActionForm } from "@/components/form/action-form";
import { SubmitButton } from "@/components/form/submit-button";
import { TextField } from "@/components/form/text-field";
import { useActionForm } from "@/components/form/use-action-form";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { quarantineNumberAction } from "@/lib/actions/number-actions";
import { QUARANTINE_DAYS } from "@/lib/constants/limits";
import { leavesFor, releaseDay } from "@/lib/format/line-words";
import { formatPhone } from "@/lib/phone";
import type { PhoneNumber } from "@/lib/schemas/phone-number";
import { useLineChanged } from "../use-line-changed";
import { LineFailure } from "./line-failure";
import { QuarantinePlanField } from "./quarantine-plan-field";
import { quarantineForm, quarantineValues, submitLabel } from "./quarantine-values";

interface Props {
  line: PhoneNumber;
  onReleaseNow: () => void;
  onClose: () => void;
}

/** Sets, or changes, the day a line is released and what callers get until then. */
export function QuarantineDialog(props: Props) {
  const { line, onClose } = props;
  const waits = line.status === "quarantined";
  const number = formatPhone(line.number);
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={waits ? `When should ${number} be released?` : `Release ${number}?`}
      description={waits ? "The days count from now. Until then you can keep it." : whatHappens(line)}
    >
      <Body {...props} waits={waits} />
    </Dialog>
  );
}

function whatHappens(line: PhoneNumber): string {
  const now = line.bot ? `${line.bot.name} stops answering it now. ` : "";
  return `${now}It stays yours until the day it ${leavesFor(line)}. Until then you can change your mind.`;
}

function Body({ line, waits, onReleaseNow, onClose }: Props & { waits: boolean }) {
  const lineChanged = useLineChanged();
  const toast = useToast();
  const [conflict, setConflict] = useState<Failure | null>(null);
  const state = useActionForm({
    schema: quarantineForm,
    defaultValues: quarantineValues(line),
    action: quarantineNumberAction,
    onSuccess: async ({ phoneNumber }) => {
      toast.success(`${formatPhone(line.number)} will be released on ${releaseDay(phoneNumber)}`);
      onClose();
      await lineChanged(phoneNumber);
    },
    onError: (failure) => {
      const isConflict = failure.code === "edit_conflict";
      setConflict(isConflict ? failure : null);
      return isConflict;
    },
  });
  const { refusal } = useRehearsal(true, async (intent) =>
    quarantineNumberAction(quarantineForm.parse(quarantineValues(line)), intent),
  );
  const days = useWatch({ control: state.form.control, name: "days" });
  if (refusal) return <LineFailure failure={refusal} line={line} onClose={onClose} />;
  return (
    <ActionForm state={state} guard={false} className="grid gap-5">
      {conflict && <LineFailure failure={conflict} line={line} onClose={onClose} />}
      <TextField
        name="days"
        label="Days until release"
        help={`${QUARANTINE_DAYS.min} to ${QUARANTINE_DAYS.max}.`}
        inputMode="numeric"
        autoComplete="off"
        className="max-w-48"
        required
      />
      <QuarantinePlanField language={line.language} />
      <div className="flex flex-wrap justify-end gap-2">
        {!waits && (
          <Button className="sm:mr-auto" onClick={onReleaseNow}>
            Release now…
          </Button>
        )}
        <Button onClick={onClose}>{waits ? "Cancel" : "Keep the line"}</Button>
        <SubmitButton variant={waits ? "primary" : "danger"}>{submitLabel(days)}</SubmitButton>
      </div>
    </ActionForm>
  );
}
