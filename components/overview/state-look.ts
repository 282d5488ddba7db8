import type { LineState } from "@/lib/constants/numbers";
import type { Tone } from "../ui/state-pill";

/** The colour of each state of a line. */
export const STATE_TONES: Record<LineState, Tone> = {
  answering: "ok",
  needs_attention: "warn",
  not_answering: "off",
  quarantined: "off",
  releasing: "busy",
  lost: "bad",
  released: "off",
};
