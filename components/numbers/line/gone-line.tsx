import { actorText } from "@/components/activity/actor-text";
import { SupportIds } from "@/components/feedback/support-ids";
import { Card } from "@/components/ui/card";
import { Link } from "@/components/ui/link";
import { LinkButton } from "@/components/ui/link-button";
import { StatePill } from "@/components/ui/state-pill";
import { TimeText } from "@/components/ui/time-text";
import { paths } from "@/lib/paths";
import type { AuditEntry } from "@/lib/schemas/audit-entry";
import type { ReleasedNumber } from "@/lib/schemas/phone-number";
import { LineHistoryCard } from "./line-history-card";
import { RecoverNumberLater } from "./recover-number-later";

interface Props {
  /** The change that took it away. */
  last: AuditEntry;
  /** The line, if it was released and can still be read. */
  released: ReleasedNumber | null;
  /** The reader may buy numbers for its organization. */
  canRecover: boolean;
  /** The order that bought it, if the reader may see it. */
  orderId: string | null;
}

/** A line that was released or moved out of the reader's reach: what happened, and how to get it back. */
export function GoneLine({ last, released, canRecover, orderId }: Props) {
  const wasReleased = released !== null || last.action === "number.released";
  return (
    <div className="grid max-w-3xl gap-5">
      <Card title={<StatePill tone="off">{wasReleased ? "Released" : "Moved"}</StatePill>}>
        <p className="text-ink-2">
          {wasReleased
            ? "The number was released. Calls to it no longer reach you."
            : "The line moved to an organization that you cannot see. Its history until then is kept here."}
        </p>
        <p className="mt-1 text-ink-3 text-sm">
          <TimeText at={last.createdAt} />, by {actorText(last)}
        </p>
        {released?.recoverableUntil && (
          <RecoverNumberLater
            line={released.phoneNumber}
            until={released.recoverableUntil}
            canRecover={canRecover}
          />
        )}
        {released?.recovery && <Recovery {...released.recovery} />}
        <LinkButton href={paths.numbers()} className="mt-4">
          All numbers
        </LinkButton>
        <div className="mt-4">
          <SupportIds
            ids={[
              { label: "Line", value: last.subjectId },
              { label: "Order", value: orderId },
              { label: "Number at the carrier", value: released?.phoneNumber.carrierNumberId ?? null },
              { label: "Organization", value: released?.phoneNumber.orgId ?? null },
            ]}
          />
        </div>
      </Card>
      <LineHistoryCard id={last.subjectId} />
    </div>
  );
}

function Recovery({ orderId, phoneNumberId }: NonNullable<ReleasedNumber["recovery"]>) {
  return (
    <p className="mt-4 border-t pt-4 text-ink-2">
      {phoneNumberId ? "It was bought back as a new line. " : "It is being bought back. "}
      <Link className="text-link" href={phoneNumberId ? paths.number(phoneNumberId) : paths.order(orderId)}>
        {phoneNumberId ? "Go to the line" : "See the purchase"}
      </Link>
    </p>
  );
}
