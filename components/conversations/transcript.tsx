import { cx } from "@/components/ui/cx";
import type { TranscriptTurn } from "@/lib/schemas/conversation";
import { SOURCES } from "./conversation-words";

/** A conversation, read like a chat: who spoke, what was heard, and where an answer came from. */
export function Transcript({ turns }: { turns: TranscriptTurn[] }) {
  if (turns.length === 0) return <p className="text-ink-2">Nothing was said.</p>;
  return (
    <ol aria-label="What was said" className="grid gap-3">
      {turns.map((turn, position) => (
        // Turns are only ever added at the end.
        // biome-ignore lint/suspicious/noArrayIndexKey: a turn's position is its identity
        <li key={position} className={cx("max-w-[85%]", turn.speaker === "caller" && "ml-auto text-right")}>
          <span className="block text-ink-3 text-sm">
            {turn.speaker === "bot" ? "Bot" : "Caller"}
            {turn.source && ` · ${SOURCES[turn.source]}`}
            {turn.isInterrupted && " · interrupted"}
          </span>
          <span
            className={cx(
              "inline-block rounded-md px-3 py-2 text-left",
              turn.speaker === "bot" ? "bg-sunken" : "bg-accent-soft",
            )}
          >
            {turn.text ?? <Hidden />}
          </span>
        </li>
      ))}
    </ol>
  );
}

function Hidden() {
  return (
    <>
      <span aria-hidden="true" className="text-ink-3 tracking-widest">
        ••••••••
      </span>
      <span className="sr-only">Hidden</span>
    </>
  );
}
