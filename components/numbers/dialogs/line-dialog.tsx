"use client";

import { useState } from "react";
import { later } from "@/components/feedback/later";
import type { PlacedOrganization } from "@/components/organizations/address-text";
import type { PhoneNumber } from "@/lib/schemas/phone-number";
import type { LineAct } from "../line/line-acts";

const ConnectDialog = later(() => import("./connect-dialog").then((it) => it.ConnectDialog));
const DetachDialog = later(() => import("./detach-dialog").then((it) => it.DetachDialog));
const MoveDialog = later(() => import("./move-dialog").then((it) => it.MoveDialog));
const QuarantineDialog = later(() => import("./quarantine-dialog").then((it) => it.QuarantineDialog));
const ReleaseDialog = later(() => import("./release-dialog").then((it) => it.ReleaseDialog));

interface Props {
  /** The act to ask about; null while no dialog is open. */
  act: LineAct | null;
  line: PhoneNumber;
  /** The line's organization, told from others of its name. */
  home: PlacedOrganization;
  /** The bot that is chosen when the dialog to attach one opens. */
  chosenBotId?: string | null;
  /** The account that the line has to stay in; null for readers who can move it to another account. */
  moveWithin: string | null;
  /** Days for which the number can be bought back after its release; null if it cannot. */
  recoverDays: number | null;
  onAct: (act: LineAct) => void;
  onClose: () => void;
  /** Called in place of `onClose` once a bot is attached. */
  onConnected: () => void;
}

/**
 * The dialog of an act, loaded when first opened. It goes on showing the line as it was then: an act is refused if
 * somebody changed the line since, instead of being done to something that the reader has not seen.
 */
export function LineDialog(props: Props) {
  return props.act && <Opened key={props.act} {...props} />;
}

function Opened(props: Props) {
  const { act, chosenBotId, moveWithin, recoverDays, onAct, onClose, onConnected } = props;
  const [{ line, home }] = useState(props);
  if (act === "connect")
    return <ConnectDialog line={line} chosenBotId={chosenBotId} onClose={onClose} onDone={onConnected} />;
  if (act === "detach") return <DetachDialog line={line} onClose={onClose} />;
  if (act === "move") return <MoveDialog line={line} home={home} within={moveWithin} onClose={onClose} />;
  if (act === "quarantine")
    return <QuarantineDialog line={line} onReleaseNow={() => onAct("release")} onClose={onClose} />;
  if (act === "release") return <ReleaseDialog line={line} recoverDays={recoverDays} onClose={onClose} />;
  return null;
}
