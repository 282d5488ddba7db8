"use client";

import { type FormEvent, useState } from "react";
import { useSayDone } from "@/components/activity/use-say-done";
import { Alert } from "@/components/feedback/alert";
import { useAct } from "@/components/feedback/use-act";
import {
  missingText,
  organizationText,
  type PlacedOrganization,
  placeName,
} from "@/components/organizations/address-text";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { useSeesSeveralAccounts } from "@/components/ui/reader-accounts";
import { migrateNumberAction } from "@/lib/actions/number-actions";
import { formatPhone } from "@/lib/phone";
import type { ListedOrganization } from "@/lib/schemas/organization";
import type { PhoneNumber } from "@/lib/schemas/phone-number";
import { useLineChanged } from "../use-line-changed";
import { LineFailure } from "./line-failure";
import { OrganizationChoices } from "./organization-choices";

interface Props {
  line: PhoneNumber;
  /** The line's organization. */
  home: PlacedOrganization;
  /** The account that the line has to stay in; null for readers who can move it to another account. */
  within: string | null;
  onClose: () => void;
}

/** Moves a line to another organization, and says what the move clears. */
export function MoveDialog({ line, home, within, onClose }: Props) {
  const [target, setTarget] = useState<ListedOrganization | null>(null);
  const [among, setAmong] = useState<readonly PlacedOrganization[]>([]);
  const seesSeveral = useSeesSeveralAccounts();
  const { run, busy, failure } = useAct(`move ${line.id}`);
  const lineChanged = useLineChanged();
  const sayDone = useSayDone();
  const number = formatPhone(line.number);
  const cleared = clearedBy(line);
  const homeText = [
    placeName(home.name, seesSeveral ? home.accountName : null),
    home.address.city,
    target?.name === home.name && home.address.addressLine1,
  ]
    .filter(Boolean)
    .join(", ");
  const nameOf = (each: PlacedOrganization) => organizationText(each, [home, ...among], seesSeveral);
  /** Readers of several accounts see both; nobody else can choose an organization of another account. */
  const accounts = target && target.accountId !== home.accountId && [home.accountName, target.accountName];

  async function move(event: FormEvent) {
    event.preventDefault();
    if (!target || busy) return;
    const input = { id: line.id, version: line.version, targetOrgId: target.id };
    const result = await run((intent) => migrateNumberAction(input, intent));
    if (!result.ok) return;
    sayDone(`${number} now belongs to ${nameOf(target)}`, result.data.entryId, home.accountName);
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
      description={`It belongs to ${homeText} now.`}
    >
      <form method="post" onSubmit={move} className="grid gap-5">
        <OrganizationChoices
          except={line.orgId}
          within={within}
          value={target?.id ?? null}
          onChange={(chosen, others) => {
            setTarget(chosen);
            setAmong(others);
          }}
        />
        {accounts && (
          <Alert tone="warn" live title={`${number} leaves ${accounts[0]} for ${accounts[1]}`}>
            <p>Its history so far stays with {accounts[0]}.</p>
          </Alert>
        )}
        <Alert tone="warn" title={`${number} arrives without a bot`}>
          <p>
            Calls are not answered until you attach a bot of that organization.
            {cleared.length > 0 && " The move clears:"}
          </p>
          {cleared.length > 0 && (
            <ul className="mt-1 list-disc pl-4">
              {cleared.map((each) => (
                <li key={each}>{each}</li>
              ))}
            </ul>
          )}
          <p className="mt-1">The line keeps its name, language and voice.</p>
        </Alert>
        {target && target.missingFields.length > 0 && (
          <Alert tone="warn" live title={`The address of ${nameOf(target)} is incomplete`}>
            {missingText(target.missingFields)} missing. The line will need attention until it is complete.
          </Alert>
        )}
        {failure && <LineFailure failure={failure} line={line} onClose={onClose} />}
        <div className="flex flex-wrap justify-end gap-2">
          <Button disabled={busy} onClick={onClose}>
            Cancel
          </Button>
          <Button
            type="submit"
            variant="primary"
            disabled={!target || failure?.code === "edit_conflict"}
            busy={busy}
          >
            {target ? `Move ${number} to ${nameOf(target)}` : `Move ${number}`}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

/** Everything that the move clears, with its present value. */
function clearedBy({
  bot,
  verifiedCallerId,
  callbackForwardingNumber,
  transferTrunkId,
}: PhoneNumber): string[] {
  return [
    bot && `the bot: ${bot.name}`,
    verifiedCallerId && `the verified caller ID: ${formatPhone(verifiedCallerId)}`,
    callbackForwardingNumber && `the callback number: ${formatPhone(callbackForwardingNumber)}`,
    transferTrunkId && "the transfer trunk, unless the new organization’s account owns it",
  ].filter((each) => each !== null);
}
