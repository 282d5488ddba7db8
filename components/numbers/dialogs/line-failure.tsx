import { ActFailure } from "@/components/feedback/act-failure";
import type { Failure } from "@/components/feedback/attempt";
import { ConflictAlert } from "@/components/feedback/conflict-alert";
import { formatPhone } from "@/lib/phone";
import { type PhoneNumber, phoneNumberSchema } from "@/lib/schemas/phone-number";
import { useLineChanged } from "../use-line-changed";
import { lineChanges } from "./line-changes";

interface Props {
  failure: Failure;
  /** The line as the dialog shows it. */
  line: PhoneNumber;
  unchanged?: string;
  onClose?: () => void;
}

/** Why an act on a line failed. If somebody else changed the line first, says what, and offers to show it. */
export function LineFailure({ failure, line, unchanged, onClose }: Props) {
  const lineChanged = useLineChanged();
  if (failure.code !== "edit_conflict") return <ActFailure failure={failure} unchanged={unchanged} />;
  const current = phoneNumberSchema.parse(failure.details.current);
  return (
    <ConflictAlert
      name={formatPhone(line.number)}
      changes={lineChanges(line, current)}
      onShow={() => {
        onClose?.();
        void lineChanged(current);
      }}
    />
  );
}
