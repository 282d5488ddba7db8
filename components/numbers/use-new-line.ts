import { useQuery } from "@tanstack/react-query";
import { PICKER_PAGE } from "@/components/pickers/use-pages";
import type { Language } from "@/lib/constants/languages";
import { botQuery, botsQuery } from "@/lib/queries/bots";
import { organizationQuery } from "@/lib/queries/organizations";
import type { Bot } from "@/lib/schemas/bot";
import type { Organization } from "@/lib/schemas/organization";

/**
 * The choices made so far in a form for a new line: its organization with that organization's bots, the bot, and the
 * language.
 * @param form has the fields `orgId`, `botId` and `language`
 * @param given the organization that the page was rendered with. The first render uses it, because the app shell may
 *   load the same organization before the page hydrates.
 * @param givenBot the bot that the page was rendered with
 */
export function useNewLine(
  form: { watch: (name: "orgId" | "botId" | "language") => unknown },
  given: Organization | null,
  givenBot: Bot | null,
) {
  const orgId = form.watch("orgId") as string;
  const language = form.watch("language") as Language;
  const botId = form.watch("botId") as string;
  const { data: organization } = useQuery({
    ...organizationQuery(orgId),
    enabled: orgId !== "",
    placeholderData: given?.id === orgId ? given : undefined,
  });
  const { data } = useQuery({
    ...botsQuery({ orgId, limit: PICKER_PAGE }),
    enabled: orgId !== "",
    // Another organization's bots cannot answer.
    placeholderData: undefined,
  });
  const bots = data && withGiven(data.bots, givenBot?.orgId === orgId ? givenBot : null);
  const listed = bots?.find(({ id }) => id === botId) ?? (givenBot?.id === botId ? givenBot : null);
  // One that was found by typing may be beyond the first ones.
  const { data: found } = useQuery({
    ...botQuery(botId),
    enabled: botId !== "" && data !== undefined && !listed,
  });
  const bot = listed ?? (found?.id === botId ? found : null);
  return {
    orgId,
    language,
    organization,
    /** The first ones; undefined until they are loaded. */
    bots,
    bot,
  };
}

/** The bots, also where they were loaded before the given one was added. */
function withGiven(bots: Bot[], given: Bot | null): Bot[] {
  return !given || bots.some(({ id }) => id === given.id) ? bots : [...bots, given];
}
