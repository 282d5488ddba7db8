import { useQuery } from "@tanstack/react-query";
import { useEffect } from "react";
import { useSettled } from "@/components/layout/use-settled";
import type { Language } from "@/lib/constants/languages";
import { withQuery } from "@/lib/paths";
import { botsQuery } from "@/lib/queries/bots";
import { numbersQuery } from "@/lib/queries/numbers";
import { openOrders, ordersQuery } from "@/lib/queries/orders";
import type { Organization } from "@/lib/schemas/organization";
import { useNewLine } from "../use-new-line";
import { type LineStart, NO_BOT } from "./line-start";
import { botsToProposeFrom, proposedBot } from "./proposed-bot";
import { linesWithNames, proposedName } from "./proposed-name";
import { useProposal } from "./use-proposal";

/** A form for a new line. */
interface LineForm {
  watch(name: "orgId" | "botId" | "language" | "name" | "voiceId"): unknown;
  setValue(name: "botId" | "name", value: string): void;
  formState: { isDirty: boolean };
}

interface Options {
  /** The organization that the page was rendered with. */
  given: Organization | null;
  start: LineStart;
  /** The form's page, whose address keeps what was chosen. */
  page: string;
  /** What else the address keeps. */
  more?: Record<string, string | null | undefined>;
}

/**
 * What a form for a new line has in common with the others: proposes a bot and a name for the chosen organization, and
 * keeps the choices in the address, so that a reload, a bookmark and a new bot lead back to them.
 */
export function useLineFields(form: LineForm, { given, start, page, more }: Options) {
  const line = useNewLine(form, given, start.bot);
  const { orgId, language } = line;
  const bot = useProposal(form, "botId", useBestBot(orgId, language), start.isChosen.bot);
  const isGiven = orgId === given?.id;
  const free = useFreeName(isGiven ? "" : orgId);
  const name = useProposal(form, "name", isGiven ? start.name : free, start.isChosen.name);

  const chosen = withQuery(page, {
    orgId,
    name: name.isProposed ? null : String(form.watch("name")),
    language,
    voiceId: String(form.watch("voiceId")),
    botId: bot.isProposed ? null : String(form.watch("botId") || NO_BOT),
    ...more,
  });
  useAddress(page, chosen, form.formState.isDirty);

  return {
    ...line,
    /** Who would answer: a bot, null for nobody, undefined while another organization's bots load. */
    answeredBy: isGiven || line.bot || line.bots ? line.bot : undefined,
    /** The address of the form as it is now. */
    here: chosen,
    /** To be called when another organization is chosen, whose bots are others. */
    clearBot: bot.restart,
    /** To be called when the reader chooses a bot. */
    keepBot: bot.keep,
  };
}

/** Options of a query about an organization, once there is one. What is known of another is not about this one. */
const about = (orgId: string) => ({ enabled: orgId !== "", placeholderData: undefined });

/** The id of the bot to propose, empty for none; undefined until it is known. */
function useBestBot(orgId: string, language: Language): string | undefined {
  const { data } = useQuery({ ...botsQuery(botsToProposeFrom(orgId)), ...about(orgId) });
  return data && (proposedBot(data.bots, language)?.id ?? "");
}

/** A name that no line of the organization has; undefined until it is known. */
function useFreeName(orgId: string): string | undefined {
  const lines = useQuery({ ...numbersQuery(linesWithNames(orgId)), ...about(orgId) });
  const orders = useQuery({ ...ordersQuery(openOrders({ orgId })), ...about(orgId) });
  if (!lines.data || !orders.data) return undefined;
  return proposedName([...lines.data.phoneNumbers, ...orders.data.orders].map(({ name }) => name));
}

/** Keeps the choices in the address once there are any. */
function useAddress(page: string, chosen: string, isDirty: boolean): void {
  // Browsers limit how often an address can change, so a name is taken over when it is typed.
  const address = useSettled(chosen);
  useEffect(() => {
    if (isDirty) keepInAddress(page, address);
  }, [address, isDirty, page]);
  // Before a press opens another page: the router would drop that page if the address changed while it loads.
  useEffect(() => {
    if (!isDirty) return;
    const onPress = () => keepInAddress(page, chosen);
    window.addEventListener("click", onPress, { capture: true });
    return () => window.removeEventListener("click", onPress, { capture: true });
  }, [chosen, isDirty, page]);
}

function keepInAddress(page: string, address: string): void {
  if (location.pathname !== page || location.pathname + location.search === address) return;
  history.replaceState(null, "", address);
}
