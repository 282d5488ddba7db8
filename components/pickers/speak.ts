import { LANGUAGE_TAGS, type Language, VOICES, type VoiceId } from "@/lib/constants/numbers";

/** How high each character speaks; 1 is the browser's own pitch. */
const PITCH: Record<VoiceId, number> = {
  FRIENDLY_BRIGHT: 1.15,
  CALM_REASSURING: 0.9,
  POLISHED_PROFESSIONAL: 1,
  KIND_CURIOUS: 1.08,
  CONFIDENT_UPBEAT: 1.05,
};
/** Browsers load their voices late; one that has none by then has none. */
const VOICES_WITHIN_MS = 1_000;

/**
 * Speaks a greeting with the browser's own voices: an approximation of the line's.
 * @returns `no-voices` where the browser cannot speak that language
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
