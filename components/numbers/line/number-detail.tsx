"use client";

import { useQuery } from "@tanstack/react-query";
import dynamic from "next/dynamic";
import { useRouter } from "next/navigation";
import { type ReactNode, useEffect, useState } from "react";
import { flushSync } from "react-dom";
import { later } from "@/components/feedback/later";
import { TwoColumns } from "@/components/layout/two-columns";
import type { PlacedOrganization } from "@/components/organizations/address-text";
import { endVisit, leaveVisit } from "@/components/overview/need-visit";
import { useOpenPage } from "@/components/ui/use-scope";
import { withQuery } from "@/lib/paths";
import { numberQuery } from "@/lib/queries/numbers";
import { LineDialog } from "../dialogs/line-dialog";
import { BotCard } from "./bot-card";
import { actsOf, askedAct, type LineAct, type LineRights } from "./line-acts";
import { LineFactsCard } from "./line-facts-card";
import { LineHeader } from "./line-header";
import { LineHistoryCard } from "./line-history-card";
import { StateCard } from "./state-card";
import { EDIT_BUTTON, VoiceCard } from "./voice-card";

// Loaded on demand, because most lines are not quarantined.
const QuarantineCard = later(
  () => import("./quarantine-card").then((it) => it.QuarantineCard),
  dynamic(() => import("./quarantine-card").then((it) => it.QuarantineCard)),
);
const EditNumberForm = later(() => import("./edit-number-form").then((it) => it.EditNumberForm));

/** Milliseconds between reads of a line that is being released. */
const RELEASING_INTERVAL = 3_000;

interface Props extends LineRights {
  id: string;
  /** The act whose dialog the address asks for. */
  asked: string | undefined;
  canComplete: boolean;
  /** The line's organization, with its account for readers of several. */
  home: PlacedOrganization;
  /** The account that the line has to stay in; null for readers who can move it to another account. */
  moveWithin: string | null;
  /** Days for which the number can be bought back after its release; null if it cannot. */
  recoverDays: number | null;
  /** The bot that is chosen in that dialog at first; null for none. */
  chosenBotId: string | null;
  /** The setup at the practice's own provider, for a brought number. */
  atProvider: ReactNode;
}

/** One line: its state, language and voice, bot and history, and everything that can be done with it. */
export function NumberDetail(props: Props) {
  const { id, asked, chosenBotId, canComplete, home, moveWithin, recoverDays, atProvider, ...rights } = props;
  const router = useRouter();
  const openPage = useOpenPage();
  const { data: line, error } = useQuery({
    ...numberQuery(id),
    refetchInterval: ({ state }) =>
      state.data?.status === "releasing" && !state.error ? RELEASING_INTERVAL : false,
  });
  const [act, setAct] = useState<LineAct | null>(() =>
    line && line.botId !== (chosenBotId ?? undefined) ? askedAct(asked, actsOf(line, rights)) : null,
  );
  const [editing, setEditing] = useState(false);
  const isGone = error !== null && "code" in error && error.code === "not_found";
  // The line was released or moved out of reach while the page was open; the server renders what is left.
  useEffect(() => {
    if (isGone) router.refresh();
  }, [isGone, router]);

  function closeDialog() {
    endVisit();
    setAct(null);
    // Opened again, or by the Back button, the page must not ask a second time.
    if (asked) window.history.replaceState(null, "", pageWithoutDialog(window.location));
  }
  function closeForm() {
    flushSync(() => setEditing(false));
    document.getElementById(EDIT_BUTTON)?.focus();
  }

  if (!line) return null;
  const acts = actsOf(line, rights);
  return (
    <>
      <LineHeader line={line} home={home} acts={acts} onAct={setAct} />
      <TwoColumns
        main={
          <>
            {line.status === "quarantined" ? (
              <QuarantineCard line={line} acts={acts} onAct={setAct} />
            ) : (
              <StateCard
                line={line}
                acts={acts}
                canComplete={canComplete}
                onConnect={() => setAct("connect")}
                onEdit={() => setEditing(true)}
                onRelease={() => setAct("release")}
              />
            )}
            {atProvider}
            {editing && acts.edit ? (
              <EditNumberForm line={line} onClose={closeForm} />
            ) : (
              <VoiceCard line={line} onEdit={acts.edit ? () => setEditing(true) : undefined} />
            )}
          </>
        }
        side={
          <>
            <BotCard line={line} acts={acts} onAct={setAct} />
            <LineFactsCard line={line} home={home} />
            <LineHistoryCard id={id} />
          </>
        }
      />
      <LineDialog
        act={act === "connect" && !acts.connect ? null : act}
        line={line}
        home={home}
        chosenBotId={chosenBotId}
        moveWithin={moveWithin}
        recoverDays={recoverDays}
        onAct={setAct}
        onClose={closeDialog}
        onConnected={() => {
          const back = leaveVisit(id);
          closeDialog();
          if (back) openPage(back);
        }}
      />
    </>
  );
}

/** The page's address as it is, but asking for no dialog. */
function pageWithoutDialog({ pathname, search }: Location): string {
  const { do: _, bot: __, ...others } = Object.fromEntries(new URLSearchParams(search));
  return withQuery(pathname, others);
}
