import { VariablesHelp } from "@/components/variables/variables-help";
import type { Bot } from "@/lib/schemas/bot";
import { ActionsField } from "../actions-field";
import {
  AbilityFields,
  ChatGreetingFields,
  GuardianField,
  NamesFields,
  PhoneGreetingFields,
} from "../bot-fields";
import { NOT_USED_YET } from "../bot-text";
import { FaqEditor } from "../faq-editor";
import { InstructionsEditor } from "../instructions-editor";
import { DetailsField, FirstMessageField, SpeechFields, WebhookField } from "../phone-fields";
import { Part } from "./part";

/** What callers and chats hear first. */
export function GreetingsFields({ bot }: { bot: Bot }) {
  return (
    <div className="grid gap-4">
      <VariablesHelp orgId={bot.orgId} />
      <PhoneGreetingFields />
      <FirstMessageField />
      <ChatGreetingFields />
    </div>
  );
}

/** What the bot answers, obeys, does and asks for. */
export function KnowsFields() {
  return (
    <>
      <p className="text-ink-2">{NOT_USED_YET}</p>
      <Part id="faqs" title="Questions and answers">
        <FaqEditor />
      </Part>
      <Part id="instructions" title="Instructions">
        <InstructionsEditor />
      </Part>
      <ActionsField />
      <DetailsField />
    </>
  );
}

/** How the bot speaks on the phone. */
export function PhoneFields() {
  return (
    <div className="grid gap-4">
      <AbilityFields />
      <SpeechFields />
    </div>
  );
}

/** Names, and what few bots need. */
export function AdvancedFields({ bot }: { bot: Bot }) {
  return (
    <div className="grid gap-4">
      <NamesFields />
      <GuardianField />
      <WebhookField />
      <p className="text-ink-2">Model: {bot.model}. The model can’t be changed.</p>
    </div>
  );
}
