import { z } from "zod";
import { LANGUAGE_TAGS } from "@/lib/constants/languages";
import { VOICE_IDS, VOICES } from "@/lib/constants/voices";
import type { Contract } from "../core/contract";
import { read } from "../core/operation";

/** Every voice speaks every language of lines; these clients know them by two-letter codes. */
const LANGUAGE_CODES = Object.values(LANGUAGE_TAGS).map((tag) => tag.slice(0, 2));

/** GET /phone/voices: all voices for agents. */
export const listOpencxVoices = read(
  {
    id: "opencxListVoices",
    method: "GET",
    path: "/compat/opencx/phone/voices",
    summary: "List the voices of phone agents",
    scope: "bots:read",
    input: z.object({}),
    answer: z.array(
      z.object({
        id: z.enum(VOICE_IDS),
        name: z.string(),
        description: z.string(),
        languages: z.array(z.string()),
      }),
    ),
    errors: ["not_found"],
  } satisfies Contract,
  async () =>
    VOICE_IDS.map((id) => ({
      id,
      name: VOICES[id].label,
      description: VOICES[id].character,
      languages: LANGUAGE_CODES,
    })),
);
