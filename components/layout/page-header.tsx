import { Fragment, type ReactNode } from "react";
import { Link } from "@/components/ui/link";
import { cx } from "../ui/cx";
import { Icon } from "../ui/icon";

export interface Crumb {
  label: string;
  href?: string;
}

interface Props {
  title: ReactNode;
  description?: ReactNode;
  actions?: ReactNode;
  /** The parent pages, without the page itself. Wide windows show them in the top bar. */
  crumbs?: readonly Crumb[];
  /** Whether the title is a phone number. */
  mono?: boolean;
}

/** The header of a page: title, description and actions for the whole page. */
export function PageHeader({ title, description, actions, crumbs = [], mono }: Props) {
  return (
    <header className="mb-6">
      {crumbs.length > 0 && <Breadcrumb crumbs={crumbs} />}
      <div className="flex flex-wrap items-start gap-x-4 gap-y-3">
        <div className="min-w-0 flex-1 basis-72">
          <h1
            className={cx("font-semibold text-ink tracking-tight", mono ? "number-text text-2xl" : "text-xl")}
          >
            {title}
          </h1>
          {description && <div className="mt-1 text-ink-2">{description}</div>}
        </div>
        {actions && <div className="flex flex-wrap gap-2">{actions}</div>}
      </div>
    </header>
  );
}

function Breadcrumb({ crumbs }: { crumbs: readonly Crumb[] }) {
  return (
    <nav aria-label="Breadcrumb" className="mb-3 lg:absolute lg:top-0 lg:flex lg:h-14 lg:items-center">
      <ol className="flex flex-wrap items-center gap-1 text-ink-3 text-sm">
        {crumbs.map((crumb, index) => (
          <Fragment key={crumb.label}>
            {index > 0 && <Icon name="chevron-right" className="size-3.5" />}
            <li className="max-w-56 truncate">
              {crumb.href ? (
                <Link
                  href={crumb.href}
                  className="inline-block rounded-md py-1 hover:text-ink hover:underline"
                >
                  {crumb.label}
                </Link>
              ) : (
                crumb.label
              )}
            </li>
          </Fragment>
        ))}
      </ol>
    </nav>
  );
}
