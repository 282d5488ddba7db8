import type { Rights } from "@/lib/constants/permissions";

/** What the reader's role allows at the bot's organization. */
export interface BotRights {
  /** Edit the bot and its lines. */
  edit: boolean;
  provision: boolean;
  /** Take the next steps about its lines. */
  steps: Rights;
}
