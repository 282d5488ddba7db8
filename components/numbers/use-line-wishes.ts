import { useQuery } from "@tanstack/react-query";
import type { Language } from "@/lib/constants/numbers";
import { botsQuery } from "@/lib/queries/bots";
import { organizationQuery } from "@/lib/queries/organizations";
import type { Organization } from "@/lib/schemas/organization";

/**
 * What a form for a new line has been told so far: its organization with the bots there are, and the bot that is to
 * answer.
 * @param form one with the fields `orgId`, `botId` and `language`
 * @param given the organization that the page came with. The frame asks for that of the address too and may have it
 *   before the page becomes alive, so the page is drawn with it from the start.
 */
export function useLineWishes(
  form: { watch: (name: "orgId" | "botId" | "language") => unknown },
  given: Organization | null,
) {
  const orgId = form.watch("orgId") as string;
  const language = form.watch("language") as Language;
  const botId = form.watch("botId") as string;
  const { data: organization } = useQuery({
    ...organizationQuery(orgId),
    enabled: orgId !== "",
    placeholderData: given?.id === orgId ? given : undefined,
  });
  const { data } = useQuery({ ...botsQuery({ orgId, limit: 100 }), enabled: orgId !== "" });
  const bot = data?.bots.find((each) => each.id === botId) ?? null;
  return {
    orgId,
    language,
    organization,
    /** Undefined until they are loaded. */
    bots: data?.bots,
    bot,
  };
}
