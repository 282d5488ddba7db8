"use client";

import { CheckboxField } from "@/components/form/checkbox-field";
import { CheckboxGroupField } from "@/components/form/checkbox-group-field";
import { SelectField } from "@/components/form/select-field";
import { TextAreaField } from "@/components/form/text-area-field";
import { TextField } from "@/components/form/text-field";
import { Card } from "@/components/ui/card";
import { VariablesHelp } from "@/components/variables/variables-help";
import { INDUSTRY_ITEMS, LANGUAGE_ITEMS } from "./bot-text";
import { FaqEditor } from "./faq-editor";
import { TextListEditor } from "./text-list-editor";

/** What the bot says first. */
export function GreetingsCard({ orgId }: { orgId: string }) {
  return (
    <Card title="Greetings" id="greetings">
      <div className="grid gap-4">
        <VariablesHelp orgId={orgId} />
        <TextAreaField
          name="phoneGreeting"
          label="Phone greeting"
          help="The first words that callers hear during office hours."
        />
        <TextAreaField
          name="closedPhoneGreeting"
          label="Closed greeting"
          help="The first words outside of office hours. Without it, callers hear the phone greeting."
        />
        <TextAreaField
          name="greeting"
          label="Greeting"
          required
          help="Opens chats, and calls where there is no phone greeting."
        />
        <TextAreaField
          name="closedChatGreeting"
          label="Closed chat greeting"
          required={false}
          help="Opens chats outside of office hours."
        />
      </div>
    </Card>
  );
}

/** Questions, answers and rules. */
export function TrainingCards() {
  return (
    <>
      <Card title="Questions and answers" id="faqs">
        <FaqEditor />
      </Card>
      <Card title="Instructions" id="instructions">
        <p className="mb-3 text-ink-2">
          Rules that the bot keeps to in every conversation, the most important first.
        </p>
        <TextListEditor
          name="instructions"
          item="instruction"
          empty="No instructions yet. For example: “Offer new patients the first visit on a weekday morning.”"
        />
      </Card>
    </>
  );
}

/** Languages, and whether it places calls. */
export function AbilitiesCard() {
  return (
    <Card title="Languages and calls" id="languages">
      <div className="grid gap-4">
        <CheckboxGroupField
          name="languages"
          label="Trained in"
          items={LANGUAGE_ITEMS}
          help="A line should speak a language that its bot is trained in."
        />
        <CheckboxField
          name="outbound"
          label="Places calls too"
          help="For reminders and recall. Without it, the bot only answers."
        />
        <CheckboxField
          name="isGuardianEnabled"
          label="Guardian"
          help="Checks what the bot is about to say, for sensitive conversations."
        />
      </div>
    </Card>
  );
}

/** Names and industry. */
export function NamesFields() {
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <TextField name="name" label="Name" required help="Such as Front Desk." autoComplete="off" />
      <TextField
        name="internalName"
        label="Internal name"
        required={false}
        help="Shown only here, to tell bots apart."
        autoComplete="off"
      />
      <TextField
        name="companyName"
        label="Practice's name"
        required={false}
        help="As the bot says it."
        autoComplete="organization"
      />
      <SelectField name="industry" label="Industry" required={false} items={INDUSTRY_ITEMS} />
    </div>
  );
}
