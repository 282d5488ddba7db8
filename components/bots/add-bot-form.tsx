"use client";

import { useRouter } from "next/navigation";
import { useRef } from "react";
import { useToast } from "@/components/feedback/use-toast";
import { ActionForm } from "@/components/form/action-form";
import { SubmitButton } from "@/components/form/submit-button";
import { useActionForm } from "@/components/form/use-action-form";
import { Card } from "@/components/ui/card";
import { LinkButton } from "@/components/ui/link-button";
import { createBotAction } from "@/lib/actions/bot-actions";
import { BOT_MODELS, type BotModel } from "@/lib/constants/bots";
import { paths } from "@/lib/paths";
import type { Organization } from "@/lib/schemas/organization";
import { AbilitiesCard, GreetingsCard, NamesFields, TrainingCards } from "./bot-fields";
import { addBotSchema, type BotValues, type PhoneValues, proposedGreetings } from "./bot-values";
import { MorePhoneCard } from "./more-phone-card";
import { OrganizationField } from "./organization-field";

const EMPTY: BotValues & PhoneValues & { orgId: string; model: BotModel } = {
  orgId: "",
  name: "",
  internalName: "",
  companyName: "",
  industry: "",
  greeting: "",
  phoneGreeting: "",
  closedPhoneGreeting: "",
  closedChatGreeting: "",
  languages: ["ENGLISH"],
  outbound: false,
  isGuardianEnabled: false,
  instructions: null,
  faqs: [],
  accent: "",
  firstMessage: "",
  defaultVoiceId: "",
  handoffPhoneNumber: "",
  interruptible: true,
  actionIds: null,
  dataCollectionFields: null,
  dataCollectionWebhookUrl: "",
  model: BOT_MODELS[0],
};

/** Adds a bot and leads to its page. Greetings are proposed with the practice's name, until they are edited. */
export function AddBotForm({ organization }: { organization: Organization | null }) {
  const router = useRouter();
  const toast = useToast();
  const proposed = useRef(proposalsFor(organization));
  const state = useActionForm({
    schema: addBotSchema,
    defaultValues: { ...EMPTY, orgId: organization?.id ?? "", ...proposed.current },
    action: createBotAction,
    onSuccess: ({ bot }) => {
      toast.success(`${bot.name} was added`);
      router.push(paths.bot(bot.id));
    },
  });

  function propose(chosen: Organization) {
    const next = proposalsFor(chosen);
    for (const [name, text] of Object.entries(next)) {
      const field = name as keyof typeof next;
      // What was typed by hand stays; only what we proposed ourselves follows the organization.
      const present = state.form.getValues(field);
      if (present === "" || present === proposed.current[field])
        state.form.setValue(field, text, { shouldDirty: true });
    }
    proposed.current = next;
  }

  return (
    <ActionForm state={state}>
      <Card title="The bot">
        <div className="grid gap-4">
          <OrganizationField given={organization} onChoose={propose} />
          <NamesFields />
        </div>
      </Card>
      <GreetingsCard orgId={state.form.watch("orgId")} />
      <TrainingCards />
      <AbilitiesCard />
      <MorePhoneCard />
      <div className="flex flex-wrap gap-2">
        <SubmitButton>Add the bot</SubmitButton>
        <LinkButton href={organization ? paths.organization(organization.id) : paths.bots()}>
          Cancel
        </LinkButton>
      </div>
    </ActionForm>
  );
}

function proposalsFor(organization: Organization | null) {
  if (!organization) return { companyName: "", greeting: "", phoneGreeting: "", closedPhoneGreeting: "" };
  return { companyName: organization.name, ...proposedGreetings(organization.name) };
}
