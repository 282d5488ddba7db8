import { Card } from "@/components/ui/card";
import { LinkButton } from "@/components/ui/link-button";
import { StatePill } from "@/components/ui/state-pill";
import { TimeText } from "@/components/ui/time-text";
import { paths } from "@/lib/paths";
import type { AuditEntry } from "@/lib/schemas/audit-entry";
import { LineHistoryCard } from "./line-history-card";

/** A line that is not the reader's any more, released or moved away: what happened to it while it was. */
export function GoneLine({ last }: { last: AuditEntry }) {
  const released = last.action === "number.released";
  return (
    <div className="grid max-w-3xl gap-5">
      <Card title={<StatePill tone="off">{released ? "Released" : "Moved"}</StatePill>}>
        <p className="text-ink-2">
          {released
            ? "The number was released, for good. Calls to it do not reach you any more."
            : "The line belongs to an organization that you do not see. What happened before is kept here."}
        </p>
        <p className="mt-1 text-ink-3 text-sm">
          <TimeText at={last.createdAt} />, by {last.actorName}
        </p>
        <LinkButton href={paths.numbers()} className="mt-4">
          All numbers
        </LinkButton>
      </Card>
      <LineHistoryCard id={last.subjectId} />
    </div>
  );
}
