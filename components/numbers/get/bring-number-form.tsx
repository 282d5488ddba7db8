"use client";

import { ActionForm } from "@/components/form/action-form";
import { TextField } from "@/components/form/text-field";
import { useActionForm } from "@/components/form/use-action-form";
import { OrganizationField } from "@/components/pickers/organization-field";
import { Card } from "@/components/ui/card";
import { bringNumberAction } from "@/lib/actions/number-actions";
import { NUMBER_LIMIT } from "@/lib/constants/limits";
import { paths } from "@/lib/paths";
import type { Organization } from "@/lib/schemas/organization";
import { bringNumberInput } from "@/lib/schemas/phone-number";
import { LineSubmit } from "../dialogs/line-submit";
import { TrunkField } from "../trunk-field";
import { AnsweringFields, SoundFields } from "./answering-fields";
import type { LineStart } from "./line-start";
import { useLineFields } from "./use-line-fields";
import { useShowNewLine } from "./use-show-new-line";

interface Props {
  organization: Organization | null;
  /** The account whose organizations are offered; null for all in reach. */
  within: string | null;
  start: LineStart & {
    /** As it was typed. */
    phoneNumber: string;
    transferTrunkId: string;
  };
}

/** Adds a number that the practice has at another provider: the number, its organization, bot, language and voice. */
export function BringNumberForm({ organization, within, start }: Props) {
  const showNewLine = useShowNewLine();
  const state = useActionForm({
    schema: bringNumberInput,
    defaultValues: {
      orgId: organization?.id ?? "",
      phoneNumber: start.phoneNumber,
      name: start.name,
      language: start.language,
      voiceId: start.voiceId,
      botId: start.bot?.id ?? "",
      transferTrunkId: start.transferTrunkId,
    },
    action: bringNumberAction,
    onSuccess: showNewLine,
  });
  const { setValue, watch } = state.form;
  const { organization: chosen, ...line } = useLineFields(state.form, {
    given: organization,
    start,
    page: paths.bringNumber(),
    more: { number: String(watch("phoneNumber")), transferTrunkId: String(watch("transferTrunkId")) },
  });

  function clearChoices() {
    line.clearBot();
    setValue("transferTrunkId", "");
  }

  return (
    <ActionForm state={state} className="grid max-w-3xl gap-5">
      <Card title="Which number?">
        <div className="grid gap-5">
          <TextField
            name="phoneNumber"
            label="Phone number"
            required
            type="tel"
            inputMode="tel"
            autoComplete="off"
            className="sm:max-w-96"
            help="With its country code, like +31 85 083 5037."
          />
          <OrganizationField
            given={organization}
            within={within}
            onChoose={clearChoices}
            help={`Counts toward the limit of ${NUMBER_LIMIT} numbers.`}
          />
        </div>
      </Card>
      {chosen && (
        <>
          <AnsweringFields {...line} organization={chosen} />
          <SoundFields {...line} organization={chosen} />
          <Card title="Transfers">
            <div className="sm:max-w-96">
              <TrunkField orgId={chosen.id} />
            </div>
          </Card>
        </>
      )}
      <LineSubmit
        bot={line.answeredBy}
        language={line.language}
        isBrought
        ready={line.orgId === "" || line.answeredBy !== undefined}
        label="Bring this number"
        labelWithoutBot="Bring it without a bot"
      />
    </ActionForm>
  );
}
