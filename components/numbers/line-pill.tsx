import { STATE_TONES } from "@/components/overview/state-look";
import { StatePill } from "@/components/ui/state-pill";
import type { PhoneNumber } from "@/lib/schemas/phone-number";
import { stateLabel, waitsForSip } from "./state-text";

/** How a line is, in a word or two. */
export function LinePill({ line }: { line: Pick<PhoneNumber, "state" | "carrier"> }) {
  return <StatePill tone={waitsForSip(line) ? "off" : STATE_TONES[line.state]}>{stateLabel(line)}</StatePill>;
}
