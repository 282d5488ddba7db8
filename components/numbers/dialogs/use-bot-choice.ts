import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useSettled } from "@/components/layout/use-settled";
import { PICKER_PAGE, usePages } from "@/components/pickers/use-pages";
import { botPagesQuery, botQuery } from "@/lib/queries/bots";
import type { Bot } from "@/lib/schemas/bot";
import type { PhoneNumber } from "@/lib/schemas/phone-number";

/**
 * The choice of another bot for a line, among those of its organization.
 * @param chosenId the bot that is chosen at first; null for the only one, or none
 */
export function useBotChoice(line: PhoneNumber, chosenId: string | null) {
  const [typed, setTyped] = useState("");
  const q = useSettled(typed.trim());
  const filters = { orgId: line.orgId, q, limit: PICKER_PAGE, sort: "name" } as const;
  const search = usePages(botPagesQuery(filters), (page) => page.bots);
  const given = useQuery({ ...botQuery(chosenId ?? ""), enabled: chosenId !== null });
  const first = given.data && isOther(line, given.data) ? given.data : null;
  const [picked, setPicked] = useState<Bot | null>(null);
  const found = search.rows.filter((each) => isOther(line, each) && (q !== "" || each.id !== first?.id));
  const rows = first && q === "" ? [first, ...found] : found;
  // A line without a bot has one choice where its organization has one bot.
  const isOnly = line.botId === null && q === "" && typed === "" && search.onMore === undefined;
  const only = isOnly && rows.length === 1 ? (rows[0] ?? null) : null;
  return {
    search: { ...search, isLoaded: search.isLoaded && !given.isLoading },
    rows,
    /** A search field is only worth its place among more bots than one page has. */
    searches: q !== "" || typed !== "" || search.onMore !== undefined || rows.length >= PICKER_PAGE,
    typed,
    setTyped,
    bot: picked ?? first ?? only,
    setBot: setPicked,
  };
}

/** Whether a bot can answer the line, and does not yet. */
function isOther(line: PhoneNumber, bot: Bot): boolean {
  return bot.orgId === line.orgId && bot.id !== line.botId;
}
