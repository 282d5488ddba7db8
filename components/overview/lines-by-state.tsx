import Link from "next/link";
import { LINE_STATE_LABELS, type LineState } from "@/lib/constants/numbers";
import { paths } from "@/lib/paths";
import type { Overview } from "@/lib/schemas/overview";
import { cx } from "../ui/cx";

/** Always shown; the others only while there are any. */
const ALWAYS: LineState[] = ["answering", "needs_attention", "not_answering"];
const SOMETIMES: LineState[] = ["lost", "quarantined", "releasing"];

const DOTS: Record<LineState, string> = {
  answering: "bg-ok",
  needs_attention: "bg-warn",
  not_answering: "bg-ink-3",
  lost: "bg-bad",
  quarantined: "bg-ink-3",
  releasing: "bg-busy",
  released: "bg-ink-3",
};

/** How many lines are in which state; each count leads to those lines. */
export function LinesByState({ lines, orgId }: { lines: Overview["lines"]; orgId: string | undefined }) {
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
              <span aria-hidden="true" className={cx("size-2 rounded-full", DOTS[state])} />
              <Link
                href={paths.numbers({ orgId, state })}
                className="after:absolute after:inset-0 after:rounded-md"
              >
                {LINE_STATE_LABELS[state]}
              </Link>
            </p>
            <p className="mt-2 font-semibold text-2xl tracking-tight">
              {lines.byState[state] ?? 0}
              {!lines.exact && (
                <span className="ml-2 font-normal text-ink-3 text-sm">of the newest 10,000</span>
              )}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}
