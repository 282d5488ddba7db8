"use client";

import dynamic from "next/dynamic";
import type { PhoneNumber } from "@/lib/schemas/phone-number";
import type { LineAct } from "./line-acts";

const ConnectDialog = dynamic(() => import("./connect-dialog").then((it) => it.ConnectDialog), {
  ssr: false,
});
const DetachDialog = dynamic(() => import("./detach-dialog").then((it) => it.DetachDialog), { ssr: false });
const MoveDialog = dynamic(() => import("./move-dialog").then((it) => it.MoveDialog), { ssr: false });
const QuarantineDialog = dynamic(() => import("./quarantine-dialog").then((it) => it.QuarantineDialog), {
  ssr: false,
});
const ReleaseDialog = dynamic(() => import("./release-dialog").then((it) => it.ReleaseDialog), {
  ssr: false,
});

interface Props {
  /** The act that is asked about; none while no dialog is open. */
  act: LineAct | null;
  line: PhoneNumber;
  /** The account that the line can move within; null for those who move lines across accounts. */
  moveWithin: string | null;
  /** For how many days the carrier gives the number back once it is released; null where it does not. */
  recoverDays: number | null;
  onAct: (act: LineAct) => void;
  onClose: () => void;
}

/** The dialog of an act, loaded when first opened. */
export function LineDialog({ act, line, moveWithin, recoverDays, onAct, onClose }: Props) {
  if (act === "connect") return <ConnectDialog line={line} onClose={onClose} />;
  if (act === "detach") return <DetachDialog line={line} onClose={onClose} />;
  if (act === "move") return <MoveDialog line={line} within={moveWithin} onClose={onClose} />;
  if (act === "quarantine")
    return <QuarantineDialog line={line} onReleaseNow={() => onAct("release")} onClose={onClose} />;
  if (act === "release") return <ReleaseDialog line={line} recoverDays={recoverDays} onClose={onClose} />;
  return null;
}
