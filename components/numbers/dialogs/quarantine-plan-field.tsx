"use client";

import { useFormContext, useWatch } from "react-hook-form";
import { TextField } from "@/components/form/text-field";
import { LANGUAGE_LABELS, type Language } from "@/lib/constants/languages";

/** What callers get until the release: a notice in the line's language, or a forwarded call. */
export function QuarantinePlanField({ language }: { language: Language }) {
  const { register, control } = useFormContext();
  const forwards = useWatch({ control, name: "plan" }) === "forward";
  return (
    <fieldset>
      <legend className="mb-1.5 font-medium">Until then, callers</legend>
      <div className="grid gap-3">
        <label className="flex cursor-pointer items-start gap-3">
          <input type="radio" value="notice" className="mt-1 accent-accent" {...register("plan")} />
          <span>
            hear a notice
            <span className="block text-ink-3 text-sm">
              In {LANGUAGE_LABELS[language]}, that the number is no longer in use.
            </span>
          </span>
        </label>
        <label className="flex cursor-pointer items-start gap-3">
          <input type="radio" value="forward" className="mt-1 accent-accent" {...register("plan")} />
          <span>
            are forwarded to another number
            <span className="block text-ink-3 text-sm">
              Linekeeper cannot forward calls yet. Until it can, callers hear the notice.
            </span>
          </span>
        </label>
        {forwards && (
          <TextField
            name="forwardTo"
            label="Forward to"
            type="tel"
            placeholder="(312) 555-0100"
            autoComplete="off"
            className="ml-7 max-w-64"
            required
          />
        )}
      </div>
    </fieldset>
  );
}
