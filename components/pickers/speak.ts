import { LANGUAGE_TAGS, type Language } from "@/lib/constants/languages";
import { VOICES, type VoiceId } from "@/lib/constants/voices";

/** The pitch of each voice; 1 is the browser's default. */
const PITCH: Record<VoiceId, number> = {
  FRIENDLY_BRIGHT: 1.15,
  CALM_REASSURING: 0.9,
  POLISHED_PROFESSIONAL: 1,
  KIND_CURIOUS: 1.08,
  CONFIDENT_UPBEAT: 1.05,
};
/** Browsers load their voices late. A browser without voices after this many milliseconds counts as having none. */
const VOICES_WITHIN_MS = 1_000;

/**
 * Speaks a greeting with the browser's own voices, as an approximation of the line's voice.
 * @returns `no-voices` if the browser has no voice for that language
 */
export async function speakGreeting(greeting: {
  text: string;
  language: Language;
  voiceId: VoiceId;
}): Promise<"spoken" | "no-voices"> {
  if (typeof window === "undefined" || !("speechSynthesis" in window)) return "no-voices";
  const tag = LANGUAGE_TAGS[greeting.language];
  const voice = (await loadedVoices()).find((each) =>
    each.lang.replace("_", "-").startsWith(tag.slice(0, 2)),
  );
  if (!voice) return "no-voices";
  const words = new SpeechSynthesisUtterance(greeting.text);
  words.voice = voice;
  words.lang = tag;
  words.rate = VOICES[greeting.voiceId].speed;
  words.pitch = PITCH[greeting.voiceId];
  window.speechSynthesis.cancel();
  window.speechSynthesis.speak(words);
  return "spoken";
}

function loadedVoices(): Promise<SpeechSynthesisVoice[]> {
  const present = window.speechSynthesis.getVoices();
  if (present.length > 0) return Promise.resolve(present);
  return new Promise((resolve) => {
    const done = () => resolve(window.speechSynthesis.getVoices());
    window.speechSynthesis.addEventListener("voiceschanged", done, { once: true });
    setTimeout(done, VOICES_WITHIN_MS);
  });
}
