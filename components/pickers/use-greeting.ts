import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { Language } from "@/lib/constants/languages";
import type { VoiceId } from "@/lib/constants/voices";
import { speakGreeting } from "./speak";

/**
 * Plays a greeting with the organization's variables filled in.
 * @returns the function that plays it, and the text if the browser has no voice for its language
 */
export function useGreeting(orgId: string) {
  const queries = useQueryClient();
  const [unspoken, setUnspoken] = useState<string | null>(null);
  async function play(greeting: { text: string; language: Language; voiceId: VoiceId }): Promise<void> {
    const { filledGreeting } = await import("./filled-greeting");
    const text = await filledGreeting(queries, orgId, greeting.text);
    setUnspoken((await speakGreeting({ ...greeting, text })) === "no-voices" ? text : null);
  }
  return { play, unspoken };
}
