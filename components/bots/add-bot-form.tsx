"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useToast } from "@/components/feedback/use-toast";
import { ActionForm } from "@/components/form/action-form";
import { SubmitButton } from "@/components/form/submit-button";
import { useActionForm } from "@/components/form/use-action-form";
import { OrganizationField } from "@/components/pickers/organization-field";
import { Card } from "@/components/ui/card";
import { LinkButton } from "@/components/ui/link-button";
import { useOpenPage } from "@/components/ui/use-scope";
import { VariablesHelp } from "@/components/variables/variables-help";
import { createBotAction } from "@/lib/actions/bot-actions";
import { BOT_MODELS, type BotModel } from "@/lib/constants/bots";
import type { Language } from "@/lib/constants/languages";
import { paths, withBot } from "@/lib/paths";
import { type Bot, createBotInput } from "@/lib/schemas/bot";
import type { Organization } from "@/lib/schemas/organization";
import { AccountNote } from "./account-note";
import {
  AbilityFields,
  ChatGreetingFields,
  GuardianField,
  NamesFields,
  PhoneGreetingFields,
} from "./bot-fields";
import { NOT_USED_YET } from "./bot-text";
import { type BotValues, botValues, type PhoneValues } from "./bot-values";
import { FaqEditor } from "./faq-editor";
import { InstructionsEditor } from "./instructions-editor";
import { MorePhoneCard } from "./more-phone-card";
import { proposalsFor, useProposals } from "./use-proposals";
import { withoutBlanks } from "./without-blanks";

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

interface Props {
  organization: Organization | null;
  /** The account whose organizations are offered; null for all in reach. */
  within: string | null;
  /** The page that needs a bot for the organization; the new one is chosen there. */
  next: string | null;
  /** The bot that the new one begins as a copy of. */
  from: Bot | null;
  /** The language that a bot is missed in. */
  language: Language;
  canAddLocation: boolean;
}

/** Adds a bot, and returns with it to where it was missing, or opens its page. Proposes greetings with the practice's name, in the bot's language. */
export function AddBotForm({ organization, within, next, from, language, canAddLocation }: Props) {
  const openPage = useOpenPage();
  const queries = useQueryClient();
  const toast = useToast();
  const [chosen, setChosen] = useState(organization);
  // What a copied bot has as it was proposed for its own practice is proposed anew for this one.
  const [proposed] = useState(() =>
    from ? proposalsFor(practiceOf(from), from.languages) : proposalsFor(organization, [language]),
  );
  const state = useActionForm({
    schema: createBotInput,
    defaultValues: {
      ...EMPTY,
      ...(from ? { ...botValues(from), model: from.model } : { ...proposed, languages: [language] }),
      orgId: organization?.id ?? "",
    },
    action: createBotAction,
    beforeSubmit: () => {
      const { getValues, setValue } = state.form;
      for (const [name, filled] of withoutBlanks(getValues())) setValue(name, filled as never);
      return undefined;
    },
    onSuccess: ({ bot }) => {
      toast.success(`${bot.name} was added`);
      void queries.invalidateQueries({ queryKey: ["bots"] });
      // A bot of another organization is of no use there.
      if (next && bot.orgId === organization?.id) openPage(withBot(next, bot.id), "replace");
      else openPage(paths.bot(bot.id));
    },
  });

  useProposals(state.form, chosen, proposed);

  return (
    <ActionForm state={state}>
      <Card title="Bot">
        <div className="grid gap-4">
          <OrganizationField given={organization} within={within} onChoose={setChosen} />
          {chosen?.parentAccountOrgId === null && (
            <AccountNote account={chosen} canAddLocation={canAddLocation} />
          )}
          <NamesFields />
        </div>
      </Card>
      <Card title="Greetings" id="greetings">
        <div className="grid gap-4">
          <VariablesHelp orgId={state.form.watch("orgId")} />
          <PhoneGreetingFields />
          <ChatGreetingFields />
        </div>
      </Card>
      <Card title="Questions and answers" id="faqs">
        <FaqEditor />
      </Card>
      <Card title="Instructions" id="instructions">
        <p className="mb-3 text-ink-2">{NOT_USED_YET}</p>
        <InstructionsEditor />
      </Card>
      <Card title="Languages and calls" id="languages">
        <div className="grid gap-4">
          <AbilityFields />
          <GuardianField />
        </div>
      </Card>
      <MorePhoneCard />
      <div className="flex flex-wrap gap-2">
        <SubmitButton>Add bot</SubmitButton>
        <LinkButton href={next ?? (organization ? paths.organization(organization.id) : paths.bots())}>
          Cancel
        </LinkButton>
      </div>
    </ActionForm>
  );
}

/** The practice that a bot speaks for. */
function practiceOf({ companyName, organization }: Bot) {
  return { name: companyName ?? organization.name };
}
