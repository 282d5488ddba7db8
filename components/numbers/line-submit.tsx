"use client";

import { type ReactNode, useState } from "react";
import { SubmitButton } from "@/components/form/submit-button";
import { Checkbox } from "@/components/ui/checkbox";
import { LANGUAGE_LABELS, type Language } from "@/lib/constants/numbers";
import type { Bot } from "@/lib/schemas/bot";

interface Props {
  /** Who is to answer; null for nobody. */
  bot: Bot | null;
  language: Language;
  /** Whether all else has been chosen. */
  ready?: boolean;
  className?: string;
  children: ReactNode;
}

/**
 * Sends a form for a new line. Where its bot does not speak its language, only who is sure of that can send it;
 * whoever was sure of another bot or language is asked anew.
 */
export function LineSubmit({ bot, language, ready = true, className, children }: Props) {
  const [sureOf, setSureOf] = useState("");
  const mismatch = bot !== null && !bot.languages.includes(language) ? `${bot.id} ${language}` : null;
  return (
    <div className="grid justify-items-start gap-4">
      {mismatch && (
        <Checkbox
          checked={sureOf === mismatch}
          onCheckedChange={(isSure) => setSureOf(isSure ? mismatch : "")}
          label={`${bot?.name} does not speak ${LANGUAGE_LABELS[language]}. Attach it all the same.`}
        />
      )}
      <SubmitButton className={className} disabled={!ready || (mismatch !== null && sureOf !== mismatch)}>
        {children}
      </SubmitButton>
    </div>
  );
}
