/** What a bot can do in a call. A bot for which nothing was chosen can do everything. */
export const BOT_ACTIONS = ["answer", "transfer", "collect", "take_message"] as const;
export type BotAction = (typeof BOT_ACTIONS)[number];

/** How the console writes each action. */
export const BOT_ACTION_LABELS: Record<BotAction, string> = {
  answer: "Answer questions",
  transfer: "Hand off the call",
  collect: "Collect details",
  take_message: "Take a message",
};

/** The models that a bot can have. A bot's model never changes. */
export const BOT_MODELS = ["oppie-vox", "oppie-vox-turbo", "oppie-vox-2", "oppie-vox-livekit"] as const;
export type BotModel = (typeof BOT_MODELS)[number];

/** The model of a bot if none was chosen. */
export const DEFAULT_MODEL: BotModel = "oppie-vox";

/** Whether a bot only answers calls or also places them. */
export const BOT_TYPES = ["inbound", "outbound"] as const;
export type BotType = (typeof BOT_TYPES)[number];
