import { Card } from "@/components/ui/card";
import { VOICES } from "@/lib/constants/numbers";
import { formatPhone } from "@/lib/phone";
import type { Bot } from "@/lib/schemas/bot";
import { actionsText, callsText, industryText, languagesText } from "./bot-text";

/** A bot's training for those who may read it and not change it. */
export function BotTraining({ bot }: { bot: Bot }) {
  const greetings = [
    ["Phone greeting", bot.phoneGreeting],
    ["First message", bot.firstMessage],
    ["Closed greeting", bot.closedPhoneGreeting],
    ["Greeting", bot.greeting],
    ["Closed chat greeting", bot.closedChatGreeting],
  ] as const;
  return (
    <div className="grid gap-5">
      <Card title="Greetings">
        <dl className="grid gap-4">
          {greetings.map(([label, text]) => (
            <div key={label}>
              <dt className="text-ink-3 text-sm">{label}</dt>
              <dd className="whitespace-pre-line">{text ?? "Not set"}</dd>
            </div>
          ))}
        </dl>
      </Card>
      <Card title="Questions and answers">
        {bot.faqs.length === 0 && <p className="text-ink-2">No questions yet.</p>}
        <dl className="grid gap-4">
          {bot.faqs.map((faq) => (
            <div key={faq.id}>
              <dt className="font-medium">{faq.question}</dt>
              <dd className="whitespace-pre-line text-ink-2">{faq.answer}</dd>
            </div>
          ))}
        </dl>
      </Card>
      <Card title="Instructions">
        {bot.instructions?.length ? (
          <ol className="grid list-decimal gap-2 pl-5">
            {bot.instructions.map((text) => (
              <li key={text} className="whitespace-pre-line">
                {text}
              </li>
            ))}
          </ol>
        ) : (
          <p className="text-ink-2">No instructions yet.</p>
        )}
      </Card>
      <Card title="On the phone">
        <dl className="grid grid-cols-[9rem_1fr] gap-x-4 gap-y-2">
          <Fact label="Default voice">
            {bot.defaultVoiceId ? VOICES[bot.defaultVoiceId].label : "Not set"}
          </Fact>
          <Fact label="Accent">{bot.accent ?? "Not set"}</Fact>
          <Fact label="Hand-off number">
            {bot.handoffPhoneNumber ? formatPhone(bot.handoffPhoneNumber) : "Not set"}
          </Fact>
          <Fact label="Callers may interrupt">{bot.interruptible ? "Yes" : "No"}</Fact>
          <Fact label="May do in a call">{actionsText(bot.actionIds)}</Fact>
          <Fact label="Details to collect">{bot.dataCollectionFields?.join(", ") || "None"}</Fact>
          <Fact label="Sends them to">
            <span className="wrap-anywhere">{bot.dataCollectionWebhookUrl ?? "Not set"}</span>
          </Fact>
          <Fact label="Model">{bot.model}</Fact>
        </dl>
      </Card>
      <Card title="About">
        <dl className="grid grid-cols-[9rem_1fr] gap-x-4 gap-y-2">
          <Fact label="Trained in">{languagesText(bot.languages)}</Fact>
          <Fact label="Calls">{callsText(bot)}</Fact>
          <Fact label="Guardian">{bot.isGuardianEnabled ? "On" : "Off"}</Fact>
          <Fact label="Practice's name">{bot.companyName ?? "Not set"}</Fact>
          <Fact label="Industry">{bot.industry ? industryText(bot.industry) : "Not said"}</Fact>
        </dl>
      </Card>
    </div>
  );
}

function Fact({ label, children }: { label: string; children: React.ReactNode }) {
  return (
    <>
      <dt className="text-ink-3">{label}</dt>
      <dd>{children}</dd>
    </>
  );
}
