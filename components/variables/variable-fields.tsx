import { SelectField } from "@/components/form/select-field";
import { SubmitButton } from "@/components/form/submit-button";
import { TextAreaField } from "@/components/form/text-area-field";
import { TextField } from "@/components/form/text-field";
import { Button } from "@/components/ui/button";
import { placeholder, TYPE_ITEMS } from "./variable-text";

/** The fields of a variable, with the buttons below. */
export function VariableFields({ submit, close }: { submit: string; close: () => void }) {
  return (
    <>
      <TextField
        name="name"
        label="Name"
        help={`Lowercase letters, digits and underscores. To use emergency_phone in a greeting, write ${placeholder("emergency_phone")}.`}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        required
      />
      <SelectField name="type" label="Type" items={TYPE_ITEMS} />
      <TextAreaField
        name="value"
        label="Value"
        rows={2}
        required
        help="What callers hear. Enter a phone number like (312) 555-0142."
      />
      <TextField name="displayName" label="Display name" required={false} autoComplete="off" />
      <TextAreaField name="description" label="Description" rows={2} required={false} />
      <div className="flex flex-wrap justify-end gap-2">
        <Button onClick={close}>Cancel</Button>
        <SubmitButton>{submit}</SubmitButton>
      </div>
    </>
  );
}
