"use client";

import { Alert } from "@/components/feedback/alert";
import { Button } from "@/components/ui/button";
import { useHydrated } from "@/components/ui/use-hydrated";
import { LANGUAGE_LABELS, LANGUAGE_TAGS } from "@/lib/constants/languages";
import { proposedGreetings } from "@/lib/constants/proposed-greetings";
import { languagesText } from "@/lib/format/language-words";
import { formatPhone } from "@/lib/phone";
import type { Bot } from "@/lib/schemas/bot";
import type { PhoneNumber } from "@/lib/schemas/phone-number";

const LABELS = { phoneGreeting: "Proposed phone greeting", closedPhoneGreeting: "Proposed closed greeting" };

interface Props {
  bot: Bot;
  /** The lines that the bot answers. */
  lines: readonly PhoneNumber[];
  /** Opens the form with these values; absent for readers who may not edit. */
  onUse?: (values: Record<string, string>) => void;
}

/** Names the lines whose callers are greeted in another language, and proposes a greeting in theirs. */
export function GreetingProposal({ bot, lines, onUse }: Props) {
  const hydrated = useHydrated();
  const wrong = lines.filter(({ attention }) =>
    attention.some(({ code }) => code === "greeting_language_mismatch"),
  );
  if (wrong.length === 0) return null;
  // A bot with lines in several languages greets in all of them.
  const languages = lines
    .map(({ language }) => language)
    .filter((language) => bot.languages.includes(language));
  const { phoneGreeting, closedPhoneGreeting } = proposedGreetings(
    bot.companyName ?? bot.organization.name,
    languages,
  );
  const proposed = { phoneGreeting, ...(bot.closedPhoneGreeting === null ? {} : { closedPhoneGreeting }) };
  const [only, ...others] = new Set(languages);
  const lang = only && others.length === 0 ? LANGUAGE_TAGS[only] : undefined;
  return (
    <Alert tone="warn" title="Some callers are greeted in another language">
      <ul className="list-disc pl-4">
        {wrong.map((line) => (
          <li key={line.id}>
            {formatPhone(line.number)} speaks {LANGUAGE_LABELS[line.language]}, but {bot.name} greets callers
            in {languagesText(bot.greetingLanguages)}.
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
