"use client";

import { linesText } from "@/components/bots/bot-text";
import { languagesText } from "@/lib/format/language-words";
import { botPagesQuery } from "@/lib/queries/bots";
import type { Bot } from "@/lib/schemas/bot";
import { PickDialog } from "./pick-dialog";
import { PICKER_PAGE, usePages } from "./use-pages";
import { useTyped } from "./use-typed";

interface Props {
  label: string;
  /** The bots of this organization. */
  orgId: string;
  /** Chooses no bot. */
  none: { label: string; onChoose: () => void };
  onClose: () => void;
  onChoose: (bot: Bot) => void;
}

/** Finds one of an organization's bots by name, on the server. */
export function BotPickDialog({ label, orgId, none, onClose, onChoose }: Props) {
  const typed = useTyped();
  const filters = { orgId, q: typed.q, sort: "name", limit: PICKER_PAGE } as const;
  const found = usePages(botPagesQuery(filters), (page) => page.bots);
  const shown = { label, typed, found, none, onClose, onChoose };
  return <PickDialog {...shown} noun={["bot", "bots"]} find="Search bots by name" hintOf={botHint} />;
}

/** What tells a bot from others of its organization: "front-desk-2026 · English and Spanish, inbound, 2 lines". */
function botHint({ internalName, languages, outbound, lineCount }: Bot): string {
  const does = `${languagesText(languages)}, ${outbound ? "outbound" : "inbound"}, ${linesText(lineCount)}`;
  return internalName ? `${internalName} · ${does}` : does;
}
