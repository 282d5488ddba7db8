"use client";

import { useId } from "react";
import { botSummary } from "@/components/bots/bot-text";
import { cx } from "@/components/ui/cx";
import { StatePill } from "@/components/ui/state-pill";
import { LANGUAGE_LABELS, type Language } from "@/lib/constants/languages";
import { mismatchOf, otherGreetingLanguages } from "@/lib/constants/mismatch";
import { languagesText } from "@/lib/format/language-words";
import type { Bot } from "@/lib/schemas/bot";

interface Props {
  bots: Bot[];
  /** The line's language; bots that do not suit it are marked. */
  language: Language;
  value: string | null;
  onChange: (id: string) => void;
}

/** Chooses one of an organization's bots. */
export function BotChoices({ bots, language, value, onChange }: Props) {
  const name = useId();
  return (
    <fieldset>
      <legend className="sr-only">Bot</legend>
      <div className="grid max-h-80 gap-2 overflow-y-auto p-0.5">
        {bots.map((bot) => (
          <label
            key={bot.id}
            className={cx(
              "flex cursor-pointer items-start gap-3 rounded-md border px-3 py-2.5 has-focus-visible:outline-2 has-focus-visible:outline-accent",
              bot.id === value ? "border-accent bg-accent-soft" : "hover:border-ink-3",
            )}
          >
            <input
              type="radio"
              name={name}
              value={bot.id}
              checked={bot.id === value}
              onChange={() => onChange(bot.id)}
              className="mt-1 accent-accent"
            />
            <span className="min-w-0 flex-1">
              <span className="block font-medium">{bot.name}</span>
              {bot.internalName && <span className="block text-ink-3 text-sm">{bot.internalName}</span>}
              <span className="block text-ink-2 text-sm">{botSummary(bot)}</span>
              <Mismatch bot={bot} language={language} />
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

/** How a bot does not suit the line's language, in a few words. */
function Mismatch({ bot, language }: { bot: Bot; language: Language }) {
  const mismatch = mismatchOf(language, bot);
  if (!mismatch) return null;
  return (
    <span className="mt-1 block">
      <StatePill tone="warn">
        {mismatch === "language_mismatch"
          ? `Not trained in ${LANGUAGE_LABELS[language]}`
          : `Greets callers in ${languagesText(otherGreetingLanguages(language, bot))}`}
      </StatePill>
    </span>
  );
}
