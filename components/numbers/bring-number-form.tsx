"use client";

import { OrganizationField } from "@/components/bots/organization-field";
import { ActionForm } from "@/components/form/action-form";
import { TextField } from "@/components/form/text-field";
import { useActionForm } from "@/components/form/use-action-form";
import { Card } from "@/components/ui/card";
import { bringNumberAction } from "@/lib/actions/number-actions";
import { DEFAULT_VOICE } from "@/lib/constants/numbers";
import { phoneOr } from "@/lib/schemas/common";
import type { Organization } from "@/lib/schemas/organization";
import { bringNumberInput } from "@/lib/schemas/phone-number";
import { GetNumberSound } from "./get-number-sound";
import { LineSubmit } from "./line-submit";
import { TrunkField } from "./trunk-field";
import { useLineWishes } from "./use-line-wishes";
import { useShowNewLine } from "./use-show-new-line";

/** What the form takes: as the API does, but the number may be typed as people write it. */
const schema = bringNumberInput.extend({
  phoneNumber: phoneOr("Write the number with its country code, like +31 85 083 5037."),
});

/** Registers a number that the practice has elsewhere: which one, whose it is, who answers and how it sounds. */
export function BringNumberForm({ organization }: { organization: Organization | null }) {
  const showNewLine = useShowNewLine();
  const state = useActionForm({
    schema,
    defaultValues: {
      orgId: organization?.id ?? "",
      phoneNumber: "",
      name: "Main Line",
      language: "ENGLISH",
      voiceId: DEFAULT_VOICE,
      botId: "",
      transferTrunkId: "",
    },
    action: bringNumberAction,
    onSuccess: showNewLine,
  });
  const { setValue } = state.form;
  const { language, organization: chosen, bots, bot } = useLineWishes(state.form, organization);

  function forgetChoices() {
    setValue("botId", "");
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
            onChoose={forgetChoices}
            help="Whose line it will be. It counts to the ten numbers of an organization."
          />
        </div>
      </Card>
      {chosen && (
        <>
          <GetNumberSound bots={bots ?? []} bot={bot} language={language} organization={chosen} />
          <Card title="Transfers">
            <div className="sm:max-w-96">
              <TrunkField orgId={chosen.id} />
            </div>
          </Card>
        </>
      )}
      <LineSubmit bot={bot} language={language}>
        Bring this number
      </LineSubmit>
    </ActionForm>
  );
}
