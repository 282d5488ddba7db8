import { makeBot } from "./factory";
import { accountKey } from "./keys";

/** A question for a bot's training. */
export const PARKING = { question: "Where do I park?", answer: "Behind the house." };

/** An account with a location, a bot of that location, and an API key that may write bots. */
export async function practice() {
  const made = await accountKey(["bots:write"]);
  return { ...made, frontDesk: await makeBot(made.location) };
}
