import Link from "next/link";
import { paths } from "@/lib/paths";
import { cx } from "../ui/cx";
import "./guide.css";

interface Props {
  /** The guide's text as HTML, rendered from our own files. */
  html: string;
  guides: readonly { slug: string; title: string }[];
  /** The guide that is shown. */
  slug: string;
}

/** A guide, beside the list of all guides. */
export function GuidePage({ html, guides, slug }: Props) {
  return (
    <div className="mx-auto grid max-w-6xl grid-cols-[minmax(0,1fr)] gap-x-10 gap-y-6 px-4 py-8 sm:px-6 lg:grid-cols-[14rem_minmax(0,1fr)]">
      <nav aria-label="Guides">
        <ul className="grid gap-0.5">
          {guides.map((guide) => (
            <li key={guide.slug}>
              <Link
                href={paths.guide(guide.slug)}
                prefetch={false}
                aria-current={guide.slug === slug ? "page" : undefined}
                className={cx(
                  "block rounded-md px-2.5 py-1.5",
                  guide.slug === slug ? "bg-accent-soft font-medium text-ink" : "text-ink-2 hover:bg-sunken",
                )}
              >
                {guide.title}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      {/* biome-ignore lint/security/noDangerouslySetInnerHtml: the project's own guides, without anything from outside */}
      <main className="guide" dangerouslySetInnerHTML={{ __html: html }} />
    </div>
  );
}
