import type { Language } from "@/lib/constants/languages";
import type { VoiceId } from "@/lib/constants/voices";
import type { Bot } from "@/lib/schemas/bot";

/** What a form for a new line begins with: what its address names, and proposals for the rest. */
export interface LineStart {
  name: string;
  language: Language;
  voiceId: VoiceId;
  bot: Bot | null;
  /** Whether the address names them; otherwise they are proposals, which give way to better ones. */
  isChosen: { name: boolean; bot: boolean };
}

/** In an address instead of a bot's id: the line gets no bot on purpose. */
export const NO_BOT = "none";
