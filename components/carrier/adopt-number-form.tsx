"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { OrganizationField } from "@/components/bots/organization-field";
import { useToast } from "@/components/feedback/use-toast";
import { ActionForm } from "@/components/form/action-form";
import { SubmitButton } from "@/components/form/submit-button";
import { useActionForm } from "@/components/form/use-action-form";
import { GetNumberSound } from "@/components/numbers/get-number-sound";
import { useLineWishes } from "@/components/numbers/use-line-wishes";
import { Card } from "@/components/ui/card";
import { Checkbox } from "@/components/ui/checkbox";
import { adoptNumberAction } from "@/lib/actions/carrier-actions";
import { LANGUAGE_LABELS } from "@/lib/constants/numbers";
import { paths } from "@/lib/paths";
import { formatPhone } from "@/lib/phone";
import { adoptNumberInput, type Finding } from "@/lib/schemas/carrier";
import type { Organization } from "@/lib/schemas/organization";

interface Props {
  finding: Finding;
  organization: Organization | null;
}

/** Takes a number that the carrier holds and nobody here knows into an organization: whose, who answers, how it sounds. */
export function AdoptNumberForm({ finding, organization }: Props) {
  const router = useRouter();
  const toast = useToast();
  const queries = useQueryClient();
  const [sure, setSure] = useState(false);
  const state = useActionForm({
    schema: adoptNumberInput,
    defaultValues: {
      findingId: finding.id,
      orgId: organization?.id ?? "",
      name: finding.order?.name ?? "Main Line",
      language: "ENGLISH",
      voiceId: "FRIENDLY_BRIGHT",
      botId: "",
    },
    action: adoptNumberAction,
    onSuccess: ({ phoneNumber }) => {
      toast.success(`${formatPhone(phoneNumber.number)} is a line now`);
      void queries.invalidateQueries({ queryKey: ["numbers"] });
      router.push(paths.number(phoneNumber.id));
    },
  });
  const { setValue } = state.form;
  const { language, organization: chosen, bots, bot, mismatch } = useLineWishes(state.form);

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
      {mismatch && bot && (
        <Checkbox
          checked={sure}
          onCheckedChange={setSure}
          label={`${bot.name} does not speak ${LANGUAGE_LABELS[language]}. Attach it all the same.`}
        />
      )}
      <div>
        <SubmitButton disabled={mismatch && !sure}>Adopt this number</SubmitButton>
      </div>
    </ActionForm>
  );
}
