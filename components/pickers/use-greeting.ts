import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { Language, VoiceId } from "@/lib/constants/numbers";
import { speakGreeting } from "./speak";

/**
 * Plays a greeting with the variables of its organization filled in.
 * @returns how to play it, and the text that could not be spoken, where the browser has no voice for its language
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
