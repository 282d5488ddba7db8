"use client";

import { useWatch } from "react-hook-form";
import { useToast } from "@/components/feedback/use-toast";
import { ActionForm } from "@/components/form/action-form";
import { SubmitButton } from "@/components/form/submit-button";
import { TextField } from "@/components/form/text-field";
import { useActionForm } from "@/components/form/use-action-form";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { quarantineNumberAction } from "@/lib/actions/number-actions";
import { BROUGHT, QUARANTINE_DAYS } from "@/lib/constants/numbers";
import { formatPhone } from "@/lib/phone";
import type { PhoneNumber } from "@/lib/schemas/phone-number";
import { QuarantinePlanField } from "./quarantine-plan-field";
import { quarantineForm, quarantineValues, submitLabel } from "./quarantine-values";
import { releaseDay } from "./state-text";
import { useLineChanged } from "./use-line-changed";

interface Props {
  line: PhoneNumber;
  onReleaseNow: () => void;
  onClose: () => void;
}

/** Sets the day on which a line is released and what callers get until then, or changes both. */
export function QuarantineDialog(props: Props) {
  const { line, onClose } = props;
  const waits = line.status === "quarantined";
  const number = formatPhone(line.number);
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={waits ? `When is ${number} released?` : `Release ${number}?`}
      description={waits ? "The days count from now. Until then you can keep it." : whatHappens(line)}
    >
      <Body {...props} waits={waits} />
    </Dialog>
  );
}

function whatHappens(line: PhoneNumber): string {
  const now = line.bot ? `${line.bot.name} stops answering it now. It` : "It";
  const end = line.carrier === BROUGHT ? "leaves Linekeeper" : "goes back to the carrier";
  return `${now} stays yours until the day it ${end}, and you can keep it until then.`;
}

function Body({ line, waits, onReleaseNow, onClose }: Props & { waits: boolean }) {
  const lineChanged = useLineChanged();
  const toast = useToast();
  const state = useActionForm({
    schema: quarantineForm,
    defaultValues: quarantineValues(line),
    action: quarantineNumberAction,
    onSuccess: async ({ phoneNumber }) => {
      toast.success(`${formatPhone(line.number)} is released on ${releaseDay(phoneNumber)}`);
      onClose();
      await lineChanged(phoneNumber);
    },
  });
  const days = useWatch({ control: state.form.control, name: "days" });
  return (
    <ActionForm state={state} guard={false} className="grid gap-5">
      <TextField
        name="days"
        label="Days until it is released"
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
