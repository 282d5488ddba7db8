"use client";

import { useController } from "react-hook-form";
import { Checkbox } from "@/components/ui/checkbox";
import { BOT_ACTION_LABELS, BOT_ACTIONS, type BotAction } from "@/lib/constants/bots";

/** What the bot may do: everything (null in the form), or only the checked actions. */
export function ActionsField() {
  const { field } = useController({ name: "actionIds" });
  const chosen = field.value as BotAction[] | null;
  const tick = (action: BotAction, isTicked: boolean) =>
    field.onChange(BOT_ACTIONS.filter((each) => (each === action ? isTicked : chosen?.includes(each))));
  return (
    <fieldset>
      <legend className="mb-1.5 font-medium">Allowed actions</legend>
      <Checkbox
        label="Everything"
        help="Includes actions added later."
        checked={chosen === null}
        onBlur={field.onBlur}
        onCheckedChange={(isTicked) => field.onChange(isTicked ? null : [...BOT_ACTIONS])}
      />
      {chosen && (
        <div className="mt-2 flex flex-wrap gap-x-6 gap-y-2 pl-6.5">
          {BOT_ACTIONS.map((action) => (
            <Checkbox
              key={action}
              label={BOT_ACTION_LABELS[action]}
              checked={chosen.includes(action)}
              onBlur={field.onBlur}
              onCheckedChange={(isTicked) => tick(action, isTicked)}
            />
          ))}
          {chosen.length === 0 && (
            <p className="basis-full text-ink-3 text-sm">
              With nothing checked, the bot only talks and cannot do anything for the caller.
            </p>
          )}
        </div>
      )}
    </fieldset>
  );
}
