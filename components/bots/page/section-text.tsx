import { VOICES } from "@/lib/constants/voices";
import { languagesText } from "@/lib/format/language-words";
import { formatPhone } from "@/lib/phone";
import type { Bot } from "@/lib/schemas/bot";
import { actionsText, callsText, industryText, NO_QUESTIONS, NOT_USED_YET } from "../bot-text";
import { Facts, TextFact } from "./facts";
import { Folded } from "./folded";
import { Part } from "./part";

/** What callers and chats hear first. */
export function GreetingsText({ bot }: { bot: Bot }) {
  const { phoneGreeting, firstMessage } = bot;
  const opening = firstMessage
    ? "Not set. Callers hear the first message."
    : "Not set. Callers hear the greeting.";
  return (
    <Facts>
      <TextFact label="Phone greeting" none={opening}>
        {phoneGreeting}
      </TextFact>
      <TextFact label="Closed greeting" none="The same as during office hours">
        {bot.closedPhoneGreeting}
      </TextFact>
      {firstMessage && <TextFact label="First message">{firstMessage}</TextFact>}
      <TextFact label="Greeting">{bot.greeting}</TextFact>
      <TextFact label="Closed chat greeting" none="The same as during office hours">
        {bot.closedChatGreeting}
      </TextFact>
    </Facts>
  );
}

/** What the bot answers, obeys, does and asks for. */
export function KnowsText({ bot }: { bot: Bot }) {
  const instructions = bot.instructions ?? [];
  return (
    <div className="grid gap-6">
      <p className="text-ink-2">{NOT_USED_YET}</p>
      <Part id="faqs" title={counted("Questions and answers", bot.faqs.length)}>
        {bot.faqs.length === 0 && <p className="text-ink-2">{NO_QUESTIONS}.</p>}
        <Folded items={bot.faqs} what="questions">
          {(faqs) => (
            <dl className="grid gap-3">
              {faqs.map((faq) => (
                <div key={faq.id} className="grid gap-x-8 sm:grid-cols-[minmax(0,1fr)_minmax(0,2fr)]">
                  <dt className="wrap-anywhere font-medium">{faq.question}</dt>
                  <dd className="wrap-anywhere whitespace-pre-line text-ink-2">{faq.answer}</dd>
                </div>
              ))}
            </dl>
          )}
        </Folded>
      </Part>
      <Part id="instructions" title={counted("Instructions", instructions.length)}>
        {instructions.length === 0 && <p className="text-ink-2">No instructions yet.</p>}
        <Folded items={instructions} what="instructions">
          {(texts, from) => (
            <ol start={from + 1} className="grid list-decimal gap-2 pl-6">
              {texts.map((text, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: an instruction has no identity except its position
                <li key={index} className="wrap-anywhere whitespace-pre-line">
                  {text}
                </li>
              ))}
            </ol>
          )}
        </Folded>
      </Part>
      <Facts>
        <TextFact label="Allowed actions">{actionsText(bot.actionIds)}</TextFact>
        <TextFact label="Details to collect" none="None">
          {bot.dataCollectionFields?.join(", ") ?? null}
        </TextFact>
      </Facts>
    </div>
  );
}

/** How the bot speaks on the phone. */
export function PhoneText({ bot }: { bot: Bot }) {
  return (
    <Facts>
      <TextFact label="Trained in">{languagesText(bot.languages)}</TextFact>
      <TextFact label="Calls">{callsText(bot)}</TextFact>
      <TextFact label="Default voice">{bot.defaultVoiceId && VOICES[bot.defaultVoiceId].label}</TextFact>
      <TextFact label="Accent">{bot.accent}</TextFact>
      <TextFact label="Hand-off number">
        {bot.handoffPhoneNumber && formatPhone(bot.handoffPhoneNumber)}
      </TextFact>
      <TextFact label="Callers can interrupt">{bot.interruptible ? "Yes" : "No"}</TextFact>
    </Facts>
  );
}

/** Names, and what few bots need. */
export function AdvancedText({ bot }: { bot: Bot }) {
  return (
    <Facts>
      <TextFact label="Name">{bot.name}</TextFact>
      <TextFact label="Internal name">{bot.internalName}</TextFact>
      <TextFact label="Practice name">{bot.companyName}</TextFact>
      <TextFact label="Industry">{bot.industry && industryText(bot.industry)}</TextFact>
      <TextFact label="Guardian">{bot.isGuardianEnabled ? "On, but not used yet" : "Off"}</TextFact>
      <TextFact label="Model">{bot.model}</TextFact>
      <TextFact label="Send collected details to">{bot.dataCollectionWebhookUrl}</TextFact>
    </Facts>
  );
}

/** "Questions and answers (3)"; without a count where there are none. */
export function counted(title: string, count: number): string {
  return count > 0 ? `${title} (${count})` : title;
}
