import type { Call } from "./call";
import { type TwimlElement, TwimlError } from "./twiml";

/** What a `Gather` tells its action (docs: "TwiML Voice: Gather"); null if it heard nothing. */
export type Gathered = Record<string, string> | null;

/** Seconds that Twilio waits for input unless a document says otherwise. */
const DEFAULT_TIMEOUT = 5;

/** Speaks what is nested in a `Gather`, and waits until the person says or presses something, or nothing for too long. */
export async function runGather(call: Call, verb: TwimlElement): Promise<Gathered> {
  const { attributes } = verb;
  const input = (attributes.input ?? "dtmf").split(" ");
  const gather = new Gather(call, {
    hearsSpeech: input.includes("speech"),
    hearsKeys: input.includes("dtmf"),
    bargeIn: attributes.bargeIn === "true",
    digits: Number(attributes.numDigits ?? Number.POSITIVE_INFINITY),
    finishOnKey: attributes.finishOnKey ?? "#",
    timeoutMs: Number(attributes.timeout ?? DEFAULT_TIMEOUT) * 1000,
  });
  const wrong = verb.children.find(({ name }) => name !== "Say" && name !== "Pause");
  if (wrong) throw new TwimlError(12200, `${wrong.name} cannot be inside of a Gather.`);
  return gather.run(verb.children);
}

interface GatherSettings {
  hearsSpeech: boolean;
  hearsKeys: boolean;
  /** Whether speech stops what is being said; a key always does. */
  bargeIn: boolean;
  digits: number;
  finishOnKey: string;
  timeoutMs: number;
}

class Gather {
  #keys = "";
  /** Whether what the person says now began while they could not interrupt. */
  #isUnheard = false;
  #patience = new AbortController();
  #finish!: (gathered: Gathered) => void;

  constructor(
    readonly call: Call,
    readonly settings: GatherSettings,
  ) {}

  async run(nested: TwimlElement[]): Promise<Gathered> {
    const gathered = new Promise<Gathered>((resolve) => {
      this.#finish = resolve;
    });
    const hangUp = () => this.#finish(null);
    this.call.over.addEventListener("abort", hangUp);
    this.call.listener = {
      speechBegins: () => this.#speechBegins(),
      said: (text) => this.#said(text),
      key: (digit) => this.#key(digit),
    };
    void this.#speak(nested).catch(() => {});
    try {
      return await gathered;
    } finally {
      this.call.over.removeEventListener("abort", hangUp);
      this.call.listener = null;
      this.#patience.abort();
    }
  }

  async #speak(nested: TwimlElement[]): Promise<void> {
    const { voice, facts } = this.call;
    for (const [index, { name, text, attributes }] of nested.entries())
      if (name === "Say")
        voice.say({
          text,
          isLast: index === nested.length - 1,
          interruptible: this.settings.bargeIn ? "any" : "dtmf",
        });
      else {
        await voice.silent();
        await facts.pace.wait(Number(attributes.length ?? 1) * 1000, this.call.over);
      }
    await voice.silent();
    if (!this.#patience.signal.aborted) await this.#wait();
  }

  #waitAgain(): void {
    this.#patience.abort();
    this.#patience = new AbortController();
    void this.#wait().catch(() => {});
  }

  async #wait(): Promise<void> {
    const signal = AbortSignal.any([this.#patience.signal, this.call.over]);
    await this.call.facts.pace.wait(this.settings.timeoutMs, signal);
    this.#finish(this.#keys ? { Digits: this.#keys } : null);
  }

  #speechBegins(): void {
    const { voice } = this.call;
    this.#isUnheard = voice.isSpeaking && !this.settings.bargeIn;
    if (this.#isUnheard || !this.settings.hearsSpeech) return;
    this.#patience.abort();
    if (voice.isSpeaking) voice.stop();
  }

  #said(text: string): void {
    if (this.settings.hearsSpeech && !this.#isUnheard)
      this.#finish({ SpeechResult: text, Confidence: "0.9" });
  }

  #key(digit: string): void {
    if (!this.settings.hearsKeys) return;
    if (this.call.voice.isSpeaking) this.call.voice.stop();
    const isLast = digit === this.settings.finishOnKey;
    if (!isLast) this.#keys += digit;
    if (isLast) this.#finish({ Digits: this.#keys, FinishedOnKey: digit });
    else if (this.#keys.length >= this.settings.digits) this.#finish({ Digits: this.#keys });
    else this.#waitAgain();
  }
}
