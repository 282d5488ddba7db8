import { Link } from "@/components/ui/link";
import { COUNTED_LINES } from "@/lib/constants/limits";
import type { LineState } from "@/lib/constants/line-states";
import { LINE_WORDS } from "@/lib/format/line-words";
import { paths } from "@/lib/paths";
import type { Overview } from "@/lib/schemas/overview";
import { StateMark } from "../ui/state-pill";

/** These states always show; the others only if there are lines in them. */
const ALWAYS: LineState[] = ["answering", "needs_attention", "not_answering"];
const SOMETIMES: LineState[] = ["lost", "quarantined", "releasing"];

interface Props {
  lines: Overview["lines"];
  /** The organization or account whose lines are counted; by default the chosen scope. */
  orgId?: string;
}

/** The number of lines in each state, each linked to the list of these lines. */
export function LinesByState({ lines, orgId }: Props) {
  const states = [...ALWAYS, ...SOMETIMES.filter((state) => (lines.byState[state] ?? 0) > 0)];
  return (
    <section aria-label="Lines by state">
      <ul className="grid grid-cols-[repeat(auto-fit,minmax(9.5rem,1fr))] gap-3">
        {states.map((state) => (
          <li
            key={state}
            className="surface relative p-5 transition-colors duration-100 hover:border-control"
          >
            <p className="flex items-center gap-2 text-ink-2">
              <StateMark tone={LINE_WORDS[state].tone} />
              <Link
                href={paths.numbers({ orgId, state })}
                className="after:absolute after:inset-0 after:rounded-md"
              >
                {LINE_WORDS[state].label}
              </Link>
            </p>
            <p className="mt-2 font-semibold text-2xl tracking-tight">
              {lines.byState[state] ?? 0}
              {!lines.exact && (
                <span className="ml-2 font-normal text-ink-3 text-sm">
                  of the newest {COUNTED_LINES.toLocaleString("en-US")}
                </span>
              )}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}
