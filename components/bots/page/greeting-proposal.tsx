"use client";

import { Alert } from "@/components/feedback/alert";
import { Button } from "@/components/ui/button";
import { useHydrated } from "@/components/ui/use-hydrated";
import { LANGUAGE_LABELS, LANGUAGE_TAGS, type Language } from "@/lib/constants/languages";
import { differingGreetings, type SpokenGreetings } from "@/lib/constants/mismatch";
import { proposedGreetings } from "@/lib/constants/proposed-greetings";
import { formatPhone } from "@/lib/phone";
import type { Bot } from "@/lib/schemas/bot";
import type { PhoneNumber } from "@/lib/schemas/phone-number";

const LABELS = { phoneGreeting: "Proposed phone greeting", closedPhoneGreeting: "Proposed closed greeting" };

interface Props {
  bot: Bot;
  /** The language of each greeting. */
  spoken: SpokenGreetings;
  /** The lines that the bot answers. */
  lines: readonly PhoneNumber[];
  /** Opens the form with these values; absent for readers who may not edit. */
  onUse?: (values: Record<string, string>) => void;
}

/** Names the lines whose callers are greeted in another language, and proposes those greetings in theirs. */
export function GreetingProposal({ bot, spoken, lines, onUse }: Props) {
  const hydrated = useHydrated();
  const wrong = lines.filter(({ attention }) =>
    attention.some(({ code }) => code === "greeting_language_mismatch"),
  );
  if (wrong.length === 0) return null;
  // A bot with lines in several languages greets in all of them.
  const languages = lines
    .map(({ language }) => language)
    .filter((language) => bot.languages.includes(language));
  const texts = proposedGreetings(bot.companyName ?? bot.organization.name, languages);
  const differing = differingGreetings(
    spoken,
    wrong.map(({ language }) => language),
  );
  // The page’s greetings may be newer than the lines, for a moment.
  if (differing.length === 0) return null;
  const proposed = Object.fromEntries(differing.map((field) => [field, texts[field]]));
  const [only, ...others] = new Set(languages);
  const lang = only && others.length === 0 ? LANGUAGE_TAGS[only] : undefined;
  return (
    <Alert tone="warn" live title="Some callers are greeted in another language">
      <ul className="list-disc pl-4">
        {wrong.map((line) => (
          <li key={line.id}>
            {formatPhone(line.number)} speaks {LANGUAGE_LABELS[line.language]}, but{" "}
            {greetingsText(bot, spoken, line.language)}.
          </li>
        ))}
      </ul>
      <dl className="mt-2 grid gap-1">
        {Object.entries(proposed).map(([field, text]) => (
          <div key={field}>
            <dt className="inline">{LABELS[field as keyof typeof LABELS]}: </dt>
            <dd className="inline text-ink" lang={lang}>
              “{text}”
            </dd>
          </div>
        ))}
      </dl>
      {onUse && (
        <p className="mt-3">
          <Button size="sm" disabled={!hydrated} onClick={() => onUse(proposed)}>
            {Object.keys(proposed).length === 1 ? "Use this greeting" : "Use these greetings"}
          </Button>
        </p>
      )}
    </Alert>
  );
}

/** The greetings in another language than a line's: "the closed greeting is in English". */
function greetingsText(bot: Bot, spoken: SpokenGreetings, language: Language): string {
  const first = bot.phoneGreeting === null ? "what callers hear first" : "the phone greeting";
  const names = { phoneGreeting: first, closedPhoneGreeting: "the closed greeting" };
  const languages = { phoneGreeting: spoken.opening, closedPhoneGreeting: spoken.closed };
  const parts = differingGreetings(spoken, [language]).map((field) => {
    const own = languages[field];
    return `${names[field]} is in ${own ? LANGUAGE_LABELS[own] : "another language"}`;
  });
  return new Intl.ListFormat("en-US").format(parts);
}
