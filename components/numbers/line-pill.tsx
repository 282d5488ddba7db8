import { StatePill } from "@/components/ui/state-pill";
import { LINE_WORDS } from "@/lib/format/line-words";
import type { PhoneNumber } from "@/lib/schemas/phone-number";

/** A line's state in a word or two. */
export function LinePill({ line }: { line: Pick<PhoneNumber, "state"> }) {
  const { label, tone } = LINE_WORDS[line.state];
  return <StatePill tone={tone}>{label}</StatePill>;
}
