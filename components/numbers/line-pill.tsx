import { StatePill } from "@/components/ui/state-pill";
import { shownStateOf } from "@/lib/constants/line-states";
import { LINE_WORDS } from "@/lib/format/line-words";
import type { PhoneNumber } from "@/lib/schemas/phone-number";

/** A line's state in a word or two. */
export function LinePill({ line }: { line: Pick<PhoneNumber, "state" | "carrier"> }) {
  const { label, tone } = LINE_WORDS[shownStateOf(line)];
  return <StatePill tone={tone}>{label}</StatePill>;
}
