import { DEFAULT_VOICE, LANGUAGES, VOICE_IDS } from "@/lib/constants/numbers";

/** What the form starts with: the address carries the choices of a purchase that is tried again. */
export function startOf(values: Record<string, string | undefined>) {
  return {
    areaCode: /^\d{3}$/.test(values.areaCode ?? "") ? (values.areaCode ?? null) : null,
    name: values.name?.slice(0, 100) ?? "Main Line",
    language: LANGUAGES.find((language) => language === values.language) ?? "ENGLISH",
    voiceId: VOICE_IDS.find((voice) => voice === values.voiceId) ?? DEFAULT_VOICE,
    botId: values.botId ?? null,
  } as const;
}
