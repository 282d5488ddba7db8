import { makeBot } from "./factory";
import { accountKey } from "./keys";

/** A question that a bot may be given. */
export const PARKING = { question: "Where do I park?", answer: "Behind the house." };

/** An account with a location, a bot of it, and a key that may write bots. */
export async function practice() {
  const made = await accountKey(["bots:write"]);
  return { ...made, frontDesk: await makeBot(made.location) };
}
