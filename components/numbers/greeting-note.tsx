import { Alert } from "@/components/feedback/alert";
import type { Language } from "@/lib/constants/languages";
import { mismatchOf } from "@/lib/constants/mismatch";
import { mismatchSentence } from "@/lib/format/language-words";
import type { Bot } from "@/lib/schemas/bot";

/** Says that the chosen bot greets callers in another language than the line's; nothing if it does not. */
export function GreetingNote({ bot, language }: { bot: Bot | null; language: Language }) {
  if (!bot || mismatchOf(language, bot) !== "greeting_language_mismatch") return null;
  return (
    <Alert tone="warn" live title={mismatchSentence(language, bot)}>
      It can be attached, but the line will need attention. On the bot’s page you find a greeting in the
      line’s language.
    </Alert>
  );
}
