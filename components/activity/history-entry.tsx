import { Link } from "@/components/ui/link";
import { paths } from "@/lib/paths";
import type { AuditEntry } from "@/lib/schemas/audit-entry";
import { cx } from "../ui/cx";
import { Icon } from "../ui/icon";
import { TimeText } from "../ui/time-text";
import { actorText } from "./actor-text";
import { changeSentence, fieldChanges, fieldNames } from "./change-text";
import { EntryTime } from "./entry-time";
import { LazyUndoButton } from "./lazy-undo-button";

/** What the entries of a list show. */
export interface EntryView {
  /** Names the subject of each change and its organization, for lists with many subjects. */
  showSubject?: boolean;
  /** Names the account of each organization, for readers of several accounts. */
  showAccount?: boolean;
  /** Shows each changed field before and after. */
  showFields?: boolean;
  /** Offers to undo what can be undone. */
  canUndo?: boolean;
  timeZone?: string;
}

/** One change: what, who, where and when. */
export function HistoryEntry(props: EntryView & { entry: AuditEntry; isLast: boolean }) {
  const { entry, isLast, showSubject, showAccount, showFields, canUndo, timeZone } = props;
  const place = showSubject ? placeText(entry, showAccount) : null;
  return (
    <li className="relative pb-5 pl-6 last:pb-0">
      <span aria-hidden="true" className="absolute top-1.5 left-0.5 size-2 rounded-full bg-control" />
      {!isLast && (
        <span
          aria-hidden="true"
          className="absolute top-5 bottom-0.5 left-1.5 w-px -translate-x-1/2 bg-line"
        />
      )}
      <div className="flex flex-wrap items-start gap-x-3 gap-y-1">
        <p className="min-w-0 flex-1 basis-48">
          {showSubject && (
            <>
              <Subject entry={entry} /> ·{" "}
            </>
          )}
          <span className={cx(!showSubject && "font-medium")}>{changeSentence(entry)}</span>
        </p>
        {canUndo && entry.undoableUntil && <LazyUndoButton entry={entry} />}
      </div>
      {showFields && <Fields entry={entry} />}
      <div className="text-ink-3 text-sm leading-6">
        <span className="break-words">{actorText(entry)}</span> · {place && `${place} · `}
        {showFields ? (
          <EntryTime at={entry.createdAt} timeZone={timeZone} requestId={entry.requestId} />
        ) : (
          <TimeText at={entry.createdAt} timeZone={timeZone} style={timeZone ? "clock" : "relative"} />
        )}
      </div>
    </li>
  );
}

/** "Cedar Mesa", or "Cedar Mesa, Bright Smile Group"; null for a change of the organization itself. */
function placeText(entry: AuditEntry, showAccount: boolean | undefined): string | null {
  const place = entry.organization ?? entry.targetOrganization;
  if (!place) return null;
  const account = showAccount && entry.account?.id !== place.id ? entry.account?.name : null;
  const own = entry.subjectId === place.id ? null : place.name;
  return [own, account].filter(Boolean).join(", ") || null;
}

function Subject({ entry }: { entry: AuditEntry }) {
  const href = subjectHref(entry);
  const label = entry.subjectLabel;
  return href ? (
    <Link href={href} className="font-medium hover:underline">
      {label}
    </Link>
  ) : (
    <span className="font-medium">{label}</span>
  );
}

function subjectHref({ subjectType, subjectId, action }: AuditEntry): string | null {
  if (/\.(delete|archive|close)$/.test(action) || action === "number.released") return null;
  if (subjectType === "phone_number") return paths.number(subjectId);
  if (subjectType === "phone_number_order") return paths.order(subjectId);
  if (subjectType === "conversation") return paths.call(subjectId);
  if (subjectType === "bot") return paths.bot(subjectId);
  if (subjectType === "organization") return paths.organization(subjectId);
  if (subjectType === "account") return paths.account(subjectId);
  return null;
}

function Fields({ entry }: { entry: AuditEntry }) {
  const changes = fieldChanges(entry);
  // The sentence has already named the bot before and after.
  if (changes.length === 0 || (changes.length === 1 && changes[0]?.field === "botName")) return null;
  return (
    <details className="my-1 text-sm">
      <summary className="inline-flex min-h-6 min-w-6 items-center rounded-md text-ink-2 hover:text-ink">
        {/* What an edit changed is said above already. */}
        {entry.action.endsWith(".update") ? "Before and after" : fieldNames(changes)}
      </summary>
      <dl className="mt-1 grid gap-x-4 gap-y-1 rounded-md bg-sunken p-3 sm:grid-cols-[10rem_minmax(0,1fr)]">
        {changes.map((change) => (
          <div key={change.field} className="contents">
            <dt className="text-ink-2">{change.label}</dt>
            <dd className="min-w-0">
              {entry.before ? (
                <>
                  <del className="text-ink-3 no-underline">{change.before}</del>
                  <Icon name="move-right" label="became" className="mx-1.5 inline size-3.5 text-ink-3" />
                </>
              ) : null}
              {entry.after ? (
                <ins className="no-underline">{change.after}</ins>
              ) : (
                <Icon name="minus" label="removed" className="inline size-3.5 text-ink-3" />
              )}
            </dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
