"use client";

import { useQuery } from "@tanstack/react-query";
import dynamic from "next/dynamic";
import { useRouter } from "next/navigation";
import { type ReactNode, useEffect, useState } from "react";
import { flushSync } from "react-dom";
import { TwoColumns } from "@/components/layout/two-columns";
import { numberQuery } from "@/lib/queries/numbers";
import { BotCard } from "./bot-card";
import { actsOf, type LineAct, type LineRights } from "./line-acts";
import { LineDialog } from "./line-dialog";
import { LineFactsCard } from "./line-facts-card";
import { LineHeader } from "./line-header";
import { LineHistoryCard } from "./line-history-card";
import { EDIT_BUTTON, SoundCard } from "./sound-card";
import { StateCard } from "./state-card";

// Most lines are not quarantined.
const QuarantineCard = dynamic(() => import("./quarantine-card").then((it) => it.QuarantineCard));
const EditNumberForm = dynamic(() => import("./edit-number-form").then((it) => it.EditNumberForm), {
  ssr: false,
});

/** How often a line on its way back to the carrier is looked at, in milliseconds. */
const RELEASING_INTERVAL = 3_000;

interface Props extends LineRights {
  id: string;
  canComplete: boolean;
  /** The account that the line can move within; null for those who move lines across accounts. */
  moveWithin: string | null;
  /** For how many days the carrier gives the number back once it is released; null where it does not. */
  recoverDays: number | null;
  /** What is to be done at the practice's own provider, where the line is a brought one. */
  atProvider: ReactNode;
}

/** One line: how it is, how it sounds, who answers it, and everything that can be done with it. */
export function NumberDetail({ id, canComplete, moveWithin, recoverDays, atProvider, ...rights }: Props) {
  const router = useRouter();
  const { data: line, error } = useQuery({
    ...numberQuery(id),
    refetchInterval: ({ state }) =>
      state.data?.status === "releasing" && !state.error ? RELEASING_INTERVAL : false,
  });
  const [act, setAct] = useState<LineAct | null>(null);
  const [editing, setEditing] = useState(false);
  const isGone = error !== null && "code" in error && error.code === "not_found";
  // Released, or moved out of sight, while the page was open: the server draws what is left to see.
  useEffect(() => {
    if (isGone) router.refresh();
  }, [isGone, router]);

  function closeForm() {
    flushSync(() => setEditing(false));
    document.getElementById(EDIT_BUTTON)?.focus();
  }

  if (!line) return null;
  const acts = actsOf(line, rights);
  return (
    <>
      <LineHeader line={line} acts={acts} onAct={setAct} />
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
              <SoundCard line={line} onEdit={acts.edit ? () => setEditing(true) : undefined} />
            )}
          </>
        }
        side={
          <>
            <BotCard line={line} acts={acts} onAct={setAct} />
            <LineFactsCard line={line} />
            <LineHistoryCard id={id} timeZone={line.organization.timezone} />
          </>
        }
      />
      <LineDialog
        act={act}
        line={line}
        moveWithin={moveWithin}
        recoverDays={recoverDays}
        onAct={setAct}
        onClose={() => setAct(null)}
      />
    </>
  );
}
