/** A bot's first words in a call: its phone greeting, else its first message, else its greeting. */
export function firstWords(bot: {
  phoneGreeting: string | null;
  firstMessage: string | null;
  greeting: string;
}): string {
  return bot.phoneGreeting ?? bot.firstMessage ?? bot.greeting;
}
