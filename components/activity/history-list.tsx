import Link from "next/link";
import { paths } from "@/lib/paths";
import type { AuditEntry } from "@/lib/schemas/audit-entry";
import { cx } from "../ui/cx";
import { Icon } from "../ui/icon";
import { TimeText } from "../ui/time-text";
import { changeSentence, fieldChanges, fieldNames } from "./change-text";

interface Props {
  entries: readonly AuditEntry[];
  /** Names what was changed too: for lists over many subjects. */
  showSubject?: boolean;
  /** Shows each changed field before and after. */
  showFields?: boolean;
  timeZone?: string;
}

/** Who did what and when, newest first. */
export function HistoryList({ entries, showSubject, showFields, timeZone }: Props) {
  return (
    <ol className="grid">
      {entries.map((entry, index) => (
        <li key={entry.id} className="relative pb-5 pl-6 last:pb-0">
          <span aria-hidden="true" className="absolute top-1.5 left-0.5 size-2 rounded-full bg-control" />
          {index < entries.length - 1 && (
            <span
              aria-hidden="true"
              className="absolute top-5 bottom-0.5 left-1.5 w-px -translate-x-1/2 bg-line"
            />
          )}
          <p>
            {showSubject && (
              <>
                <Subject entry={entry} />{" "}
              </>
            )}
            <span className={cx(!showSubject && "font-medium")}>{changeSentence(entry)}</span>
          </p>
          {showFields && <Fields entry={entry} />}
          <p className="text-ink-3 text-sm">
            {entry.actorName}
            {entry.actorType === "support" && " (support)"} ·{" "}
            <TimeText at={entry.createdAt} timeZone={timeZone} />
          </p>
        </li>
      ))}
    </ol>
  );
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
  if (/\.(delete|archive)$/.test(action) || action === "number.released") return null;
  if (subjectType === "phone_number") return paths.number(subjectId);
  if (subjectType === "phone_number_order") return paths.order(subjectId);
  if (subjectType === "bot") return paths.bot(subjectId);
  if (subjectType === "organization") return paths.organization(subjectId);
  return null;
}

function Fields({ entry }: { entry: AuditEntry }) {
  const changes = fieldChanges(entry);
  if (changes.length === 0) return null;
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
