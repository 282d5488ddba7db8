"use client";

import { OrganizationField } from "@/components/bots/organization-field";
import { ActionForm } from "@/components/form/action-form";
import { useActionForm } from "@/components/form/use-action-form";
import { GetNumberSound } from "@/components/numbers/get-number-sound";
import { LineSubmit } from "@/components/numbers/line-submit";
import { useLineWishes } from "@/components/numbers/use-line-wishes";
import { useShowNewLine } from "@/components/numbers/use-show-new-line";
import { Card } from "@/components/ui/card";
import { adoptNumberAction } from "@/lib/actions/carrier-actions";
import { DEFAULT_VOICE } from "@/lib/constants/numbers";
import { adoptNumberInput, type Finding } from "@/lib/schemas/carrier";
import type { Organization } from "@/lib/schemas/organization";

interface Props {
  finding: Finding;
  organization: Organization | null;
}

/** Takes a number that the carrier holds and nobody here knows into an organization: whose, who answers, how it sounds. */
export function AdoptNumberForm({ finding, organization }: Props) {
  const showNewLine = useShowNewLine();
  const state = useActionForm({
    schema: adoptNumberInput,
    defaultValues: {
      findingId: finding.id,
      orgId: organization?.id ?? "",
      name: finding.order?.name ?? "Main Line",
      language: "ENGLISH",
      voiceId: DEFAULT_VOICE,
      botId: "",
    },
    action: adoptNumberAction,
    onSuccess: showNewLine,
  });
  const { setValue } = state.form;
  const { language, organization: chosen, bots, bot } = useLineWishes(state.form, organization);

  return (
    <ActionForm state={state} className="grid max-w-3xl gap-5">
      <Card title="Whose line?">
        <OrganizationField
          given={organization}
          onChoose={() => setValue("botId", "")}
          help="It counts to the ten numbers of an organization."
        />
      </Card>
      {chosen && <GetNumberSound bots={bots ?? []} bot={bot} language={language} organization={chosen} />}
      <LineSubmit bot={bot} language={language}>
        Adopt this number
      </LineSubmit>
    </ActionForm>
  );
}
