"use client";

import { useCallback, useMemo, useState } from "react";
import { ActionForm } from "@/components/form/action-form";
import { useActionForm } from "@/components/form/use-action-form";
import { TwoColumns } from "@/components/layout/two-columns";
import { useOpenPage } from "@/components/ui/use-scope";
import { startOrderAction } from "@/lib/actions/order-actions";
import { paths } from "@/lib/paths";
import type { AvailableNumber } from "@/lib/schemas/area-code";
import type { Organization } from "@/lib/schemas/organization";
import { provisionNumberInput } from "@/lib/schemas/phone-number";
import { AnsweringFields, SoundFields } from "./answering-fields";
import { ChooseNumber } from "./choose-number";
import { GetNumberSummary } from "./get-number-summary";
import type { LineStart } from "./line-start";
import { OrganizationCard } from "./organization-card";
import { useAreaCode } from "./use-area-code";
import { useLineFields } from "./use-line-fields";

interface Props {
  organization: Organization | null;
  /** The account whose organizations are offered; null for all in reach. */
  within: string | null;
  start: LineStart & {
    areaCode: string | null;
    /** The number that was chosen; offered again if the carrier still has it. */
    number: string | null;
  };
  /** Whether the carrier of new numbers really charges for them. */
  charges: boolean;
}

/** Orders a number: its organization, who answers, area code, the number itself, and voice, on one page. */
export function GetNumberForm({ organization, within, start, charges }: Props) {
  const openPage = useOpenPage();
  const [candidate, setCandidate] = useState<AvailableNumber | null>(null);
  const [empty, setEmpty] = useState(false);
  // One intent per form, so that a second press or a lost answer finds the same order.
  const intentKey = useMemo(() => crypto.randomUUID(), []);
  const state = useActionForm({
    schema: provisionNumberInput,
    defaultValues: {
      orgId: organization?.id ?? "",
      name: start.name,
      language: start.language,
      voiceId: start.voiceId,
      botId: start.bot?.id ?? "",
      areaCode: start.areaCode ?? "",
      phoneNumber: "",
      intentKey,
    },
    action: startOrderAction,
    onSuccess: ({ order }) => openPage(paths.watchedOrder(order.id)),
  });
  const { setValue } = state.form;
  const area = useAreaCode(state.form, start.areaCode !== null);
  const line = useLineFields(state.form, {
    given: organization,
    start,
    page: paths.getNumber(),
    more: { areaCode: area.code, number: candidate?.phoneNumber },
  });
  const { orgId, organization: chosen } = line;
  const isComplete = orgId !== "" && chosen?.missingFields.length === 0;

  const choose = useCallback(
    (next: AvailableNumber | null) => {
      setCandidate(next);
      setValue("phoneNumber", next?.phoneNumber ?? "");
    },
    [setValue],
  );

  function missing(): string | null {
    if (!orgId) return "Choose an organization first.";
    if (!chosen || line.answeredBy === undefined) return "One moment…";
    if (!isComplete) return "Complete the address first.";
    if (area.code === null) return "Choose an area code first.";
    return empty ? `${area.code} has no numbers right now. Choose another area code.` : null;
  }

  return (
    <ActionForm state={state}>
      <TwoColumns
        main={
          <>
            <OrganizationCard
              organization={chosen ?? null}
              given={organization}
              within={within}
              here={line.here}
              onChange={() => {
                area.restart();
                line.clearBot();
              }}
            />
            {isComplete && (
              <>
                <AnsweringFields {...line} organization={chosen} />
                <ChooseNumber
                  orgId={orgId}
                  areaCode={area.code}
                  candidate={candidate?.phoneNumber ?? (area.code === start.areaCode ? start.number : null)}
                  onEmpty={setEmpty}
                  onAreaCode={area.choose}
                  onSearch={area.setSearching}
                  onCandidate={choose}
                />
                <SoundFields {...line} organization={chosen} />
              </>
            )}
          </>
        }
        side={
          <GetNumberSummary
            candidate={candidate}
            areaCode={area.code}
            bot={isComplete ? line.answeredBy : undefined}
            missing={missing()}
            charges={charges}
          />
        }
      />
    </ActionForm>
  );
}
