/** What a bot can do in a call; one without a choice may do all of it. */
export const BOT_ACTIONS = ["answer", "transfer", "collect", "take_message"] as const;
export type BotAction = (typeof BOT_ACTIONS)[number];

/** How an action is written in the console. */
export const BOT_ACTION_LABELS: Record<BotAction, string> = {
  answer: "Answer questions",
  transfer: "Hand the call off",
  collect: "Collect details",
  take_message: "Take a message",
};

/** Models of bots, the one that is taken unless told otherwise first. A bot keeps its model for good. */
export const BOT_MODELS = ["oppie-vox", "oppie-vox-turbo", "oppie-vox-2", "oppie-vox-livekit"] as const;
export type BotModel = (typeof BOT_MODELS)[number];

/** Whether a bot only answers calls or places them too. */
export const BOT_TYPES = ["inbound", "outbound"] as const;
