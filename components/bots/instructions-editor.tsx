import { TextListEditor } from "./text-list-editor";

/** Edits the rules that a bot is given for every conversation. */
export function InstructionsEditor() {
  return (
    <>
      <p className="mb-3 text-ink-2">Rules for every conversation. Put the most important first.</p>
      <TextListEditor
        name="instructions"
        item="instruction"
        empty="No instructions yet. For example: “Offer new patients a first visit on a weekday morning.”"
      />
    </>
  );
}
