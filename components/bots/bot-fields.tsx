"use client";

import { CheckboxField } from "@/components/form/checkbox-field";
import { CheckboxGroupField } from "@/components/form/checkbox-group-field";
import { SelectField } from "@/components/form/select-field";
import { TextAreaField } from "@/components/form/text-area-field";
import { TextField } from "@/components/form/text-field";
import { INDUSTRY_ITEMS, LANGUAGE_ITEMS } from "./bot-text";

/** What callers hear first. */
export function PhoneGreetingFields() {
  return (
    <>
      <TextAreaField
        name="phoneGreeting"
        label="Phone greeting"
        help="The first words callers hear during office hours."
      />
      <TextAreaField
        name="closedPhoneGreeting"
        label="Closed greeting"
        help="The first words callers hear outside office hours. If empty, they hear the phone greeting."
      />
    </>
  );
}

/** What opens chats. */
export function ChatGreetingFields() {
  return (
    <>
      <TextAreaField
        name="greeting"
        label="Greeting"
        required
        help="Opens chats, and calls if there is no phone greeting."
      />
      <TextAreaField
        name="closedChatGreeting"
        label="Closed chat greeting"
        required={false}
        help="Opens chats outside office hours."
      />
    </>
  );
}

/** The languages of a bot, and whether it places calls. */
export function AbilityFields() {
  return (
    <>
      <CheckboxGroupField
        name="languages"
        label="Trained in"
        items={LANGUAGE_ITEMS}
        help="Choose the languages of the lines it answers."
      />
      <CheckboxField
        name="outbound"
        label="Also places calls"
        help="For reminders and recall. Linekeeper doesn’t place calls yet."
      />
    </>
  );
}

/** Whether what the bot says is checked first. */
export function GuardianField() {
  return (
    <CheckboxField
      name="isGuardianEnabled"
      label="Guardian"
      help="To check what the bot says before it says it, in sensitive conversations. It is kept, but not used yet."
    />
  );
}

/** The names and industry of a bot. */
export function NamesFields() {
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <TextField name="name" label="Name" required help="For example, Front Desk." autoComplete="off" />
      <TextField
        name="internalName"
        label="Internal name"
        required={false}
        help="Only your team sees it, to tell bots apart."
        autoComplete="off"
      />
      <TextField
        name="companyName"
        label="Practice name"
        required={false}
        help="As the bot should say it."
        autoComplete="organization"
      />
      <SelectField name="industry" label="Industry" required={false} items={INDUSTRY_ITEMS} />
    </div>
  );
}
