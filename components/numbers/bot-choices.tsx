"use client";

import { useId } from "react";
import { languagesText, linesText } from "@/components/bots/bot-text";
import { cx } from "@/components/ui/cx";
import { StatePill } from "@/components/ui/state-pill";
import { LANGUAGE_LABELS, type Language } from "@/lib/constants/numbers";
import type { Bot } from "@/lib/schemas/bot";

interface Props {
  bots: Bot[];
  /** What the line speaks; bots that are not trained in it are marked. */
  language: Language;
  value: string | null;
  onChange: (id: string) => void;
}

/** The bots of an organization to choose one from. */
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
              <span className="block text-ink-2 text-sm">
                {languagesText(bot.languages)}, {bot.outbound ? "inbound and outbound" : "inbound"},{" "}
                {bot.lineCount === 0 ? "no lines yet" : `answers ${linesText(bot.lineCount)}`}
              </span>
              {!bot.languages.includes(language) && (
                <span className="mt-1 block">
                  <StatePill tone="warn">Not trained in {LANGUAGE_LABELS[language]}</StatePill>
                </span>
              )}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
