"use client";

import { type FormEvent, useState } from "react";
import { ActFailure } from "@/components/feedback/act-failure";
import { Alert } from "@/components/feedback/alert";
import { attempt, type Failure } from "@/components/feedback/attempt";
import { useToast } from "@/components/feedback/use-toast";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { migrateNumberAction } from "@/lib/actions/number-actions";
import { formatPhone } from "@/lib/phone";
import type { Organization } from "@/lib/schemas/organization";
import type { PhoneNumber } from "@/lib/schemas/phone-number";
import { OrganizationChoices } from "./organization-choices";
import { useLineChanged } from "./use-line-changed";

interface Props {
  line: PhoneNumber;
  /** The account to stay within; null where lines move across accounts. */
  within: string | null;
  onClose: () => void;
}

/** Moves a line to another organization, and says what it loses on the way. */
export function MoveDialog({ line, within, onClose }: Props) {
  const [target, setTarget] = useState<Organization | null>(null);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const lineChanged = useLineChanged();
  const toast = useToast();
  const number = formatPhone(line.number);

  async function move(event: FormEvent) {
    event.preventDefault();
    if (!target || busy) return;
    setBusy(true);
    setFailure(null);
    const result = await attempt(() => migrateNumberAction({ id: line.id, targetOrgId: target.id }));
    setBusy(false);
    if (!result.ok) return setFailure(result);
    toast.success(`${number} now belongs to ${target.name}`);
    onClose();
    await lineChanged(result.data.phoneNumber);
  }

  return (
    <Dialog
      open
      onOpenChange={onClose}
      locked={busy}
      size="lg"
      title={`Move ${number} to another organization`}
      description={`It belongs to ${line.organization.name} now.`}
    >
      <form onSubmit={move} className="grid gap-5">
        <OrganizationChoices
          besides={line.orgId}
          within={within}
          value={target?.id ?? null}
          onChange={setTarget}
        />
        <Alert tone="warn" title={`${number} arrives without a bot`}>
          <p>Calls are not answered until a bot of the other organization is attached. The move clears:</p>
          <ul className="mt-1 list-disc pl-4">
            {clearedBy(line).map((each) => (
              <li key={each}>{each}</li>
            ))}
          </ul>
          <p className="mt-1">Name, language and voice stay.</p>
        </Alert>
        {failure && <ActFailure failure={failure} />}
        <div className="flex flex-wrap justify-end gap-2">
          <Button disabled={busy} onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" variant="primary" disabled={!target} busy={busy}>
            {target ? `Move ${number} to ${target.name}` : `Move ${number}`}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

/** Everything that stays behind, with what it is at the moment. */
function clearedBy(line: PhoneNumber): string[] {
  return [
    `the bot: ${line.bot?.name ?? "none attached"}`,
    `the verified caller ID: ${line.verifiedCallerId ? formatPhone(line.verifiedCallerId) : "none"}`,
    `the number that callbacks go to: ${line.callbackForwardingNumber ? formatPhone(line.callbackForwardingNumber) : "not set"}`,
    ...(line.transferTrunkId ? ["the trunk that transfers go over, unless it is the account’s own"] : []),
  ];
}
