"use client";

import { useState } from "react";
import { Alert } from "@/components/feedback/alert";
import { SubmitButton } from "@/components/form/submit-button";
import { Checkbox } from "@/components/ui/checkbox";
import { LANGUAGE_LABELS, type Language } from "@/lib/constants/languages";
import { mismatchOf } from "@/lib/constants/mismatch";
import { BROUGHT_SENTENCE } from "@/lib/format/line-words";
import type { Bot } from "@/lib/schemas/bot";
import { GreetingNote } from "../greeting-note";

interface Props {
  /** The bot that will answer; null for none, undefined while it is not known. */
  bot: Bot | null | undefined;
  language: Language;
  /** The practice brings the number: calls to it are not answered yet, whatever bot it gets. */
  isBrought?: boolean;
  /** Whether everything else is chosen. */
  ready?: boolean;
  className?: string;
  /** What the button says with a bot, "Get this number", and without one, "Get it without a bot". */
  label: string;
  labelWithoutBot: string;
}

/**
 * Submits a form for a new line. Says beforehand if nobody will answer, which holds for every brought number. If the bot does not speak the line's language,
 * the reader has to confirm that first; another bot or language asks again. A bot that only greets in another language
 * is marked.
 */
export function LineSubmit(props: Props) {
  const { bot, language, isBrought = false, ready = true, className, label, labelWithoutBot } = props;
  const [confirmed, setConfirmed] = useState("");
  const mismatch = bot && mismatchOf(language, bot) === "language_mismatch" ? `${bot.id} ${language}` : null;
  return (
    <div className="grid justify-items-start gap-4">
      {isBrought ? (
        <Alert tone="warn" className="w-full" title="Nobody will answer this line yet">
          {BROUGHT_SENTENCE} You can add the line now. Don’t have calls forwarded to Linekeeper until they
          are.
        </Alert>
      ) : (
        bot === null && (
          <Alert tone="warn" live className="w-full" title="Nobody will answer this line">
            Calls are not answered until you attach a bot.
          </Alert>
        )
      )}
      {mismatch && (
        <Checkbox
          checked={confirmed === mismatch}
          onCheckedChange={(isChecked) => setConfirmed(isChecked ? mismatch : "")}
          label={`${bot?.name} does not speak ${LANGUAGE_LABELS[language]}. Attach it anyway.`}
        />
      )}
      <GreetingNote bot={bot ?? null} language={language} />
      <SubmitButton
        className={className}
        variant={bot === null ? "secondary" : "primary"}
        disabled={!ready || (mismatch !== null && confirmed !== mismatch)}
      >
        {bot === null ? labelWithoutBot : label}
      </SubmitButton>
    </div>
  );
}
