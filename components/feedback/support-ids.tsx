import { CopyButton } from "../ui/copy-button";
import { Icon } from "../ui/icon";

interface Props {
  /** What support may ask for, with its name; those without a value are left out. */
  ids: readonly { label: string; value: string | null }[];
  /** Unfolded, where somebody is likely to call support. */
  open?: boolean;
}

/** Ids to give to support, each with a button that copies it; folded away, because nobody else needs them. */
export function SupportIds({ ids, open }: Props) {
  return (
    <details className="group text-sm" open={open}>
      <summary className="inline-flex min-h-6 items-center gap-1 rounded-md text-ink-2 hover:text-ink">
        <Icon name="chevron-right" className="size-4 group-open:rotate-90" />
        Details for support
      </summary>
      <dl className="mt-2 grid gap-2">
        {ids.map(
          ({ label, value }) =>
            value && (
              <div key={label}>
                <dt className="text-ink-3">{label}</dt>
                <dd className="flex items-start gap-1">
                  <code className="select-all break-all pt-0.5 text-xs">{value}</code>
                  <CopyButton value={value} label={`Copy: ${label}`} />
                </dd>
              </div>
            ),
        )}
      </dl>
    </details>
  );
}
