import { TextField } from "@/components/form/text-field";

/** The name of a line, in the forms for a new one and for one that is there. */
export function LineNameField() {
  return (
    <TextField
      name="name"
      label="Name of the line"
      required
      help="What it is for, such as Main Line, After Hours or Recall Outreach."
    />
  );
}
