"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import type { Failure } from "@/components/feedback/attempt";
import { ConflictAlert } from "@/components/feedback/conflict-alert";
import { ActionForm } from "@/components/form/action-form";
import { useActionForm } from "@/components/form/use-action-form";
import { LineSubmit } from "@/components/numbers/dialogs/line-submit";
import { AnsweringFields, SoundFields } from "@/components/numbers/get/answering-fields";
import type { LineStart } from "@/components/numbers/get/line-start";
import { useLineFields } from "@/components/numbers/get/use-line-fields";
import { useShowNewLine } from "@/components/numbers/get/use-show-new-line";
import { OrganizationField } from "@/components/pickers/organization-field";
import { Card } from "@/components/ui/card";
import { adoptNumberAction } from "@/lib/actions/carrier-actions";
import { NUMBER_LIMIT } from "@/lib/constants/limits";
import { paths } from "@/lib/paths";
import { formatPhone } from "@/lib/phone";
import { adoptShownInput, type Finding } from "@/lib/schemas/carrier";
import type { Organization } from "@/lib/schemas/organization";
import { findingNow, shownFinding } from "./finding-conflict";

interface Props {
  finding: Finding;
  organization: Organization | null;
  start: LineStart;
}

/** Adopts a number that is ours at the carrier but unknown here, as a line with an organization, bot and voice. */
export function AdoptNumberForm({ finding, organization, start }: Props) {
  const router = useRouter();
  const [conflict, setConflict] = useState<Failure | null>(null);
  const showNewLine = useShowNewLine();
  const state = useActionForm({
    schema: adoptShownInput,
    defaultValues: {
      findingId: finding.id,
      shown: shownFinding(finding),
      orgId: organization?.id ?? "",
      name: start.name,
      language: start.language,
      voiceId: start.voiceId,
      botId: start.bot?.id ?? "",
    },
    action: adoptNumberAction,
    onSuccess: showNewLine,
    onError: (failure) => {
      setConflict(failure.code === "edit_conflict" ? failure : null);
      return failure.code === "edit_conflict";
    },
  });
  const { organization: chosen, ...line } = useLineFields(state.form, {
    given: organization,
    start,
    page: paths.finding(finding.id),
  });

  return (
    <ActionForm state={state} className="grid max-w-3xl gap-5">
      {conflict?.code === "edit_conflict" && (
        <ConflictAlert
          name={formatPhone(finding.number)}
          changes={findingNow(conflict.details.current)}
          onShow={() => router.refresh()}
        />
      )}
      <Card title="Organization">
        <OrganizationField
          given={organization}
          onChoose={line.clearBot}
          help={`Counts toward the limit of ${NUMBER_LIMIT} numbers.`}
        />
      </Card>
      {chosen && (
        <>
          <AnsweringFields {...line} organization={chosen} />
          <SoundFields {...line} organization={chosen} />
        </>
      )}
      <LineSubmit
        bot={line.answeredBy}
        language={line.language}
        ready={line.orgId === "" || line.answeredBy !== undefined}
        label="Adopt this number"
        labelWithoutBot="Adopt it without a bot"
      />
    </ActionForm>
  );
}
