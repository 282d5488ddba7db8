import { paths } from "@/lib/paths";

interface Described {
  of: string | undefined;
  title: string;
  url: string;
  operations: readonly { method: string; path: string; summary: string; anchor: string }[];
}

/**
 * Which API the reference shows, with its document, and on narrow screens its operations: there, the viewer has no list
 * of them.
 */
export function OperationIndex({ shown, all }: { shown: Described; all: readonly Described[] }) {
  return (
    <nav aria-labelledby="reference" className="border-b px-4 py-3 sm:px-6">
      <h1 id="reference" className="mb-2 font-semibold text-lg">
        API reference
      </h1>
      <ul className="flex flex-wrap gap-x-5 gap-y-2">
        {all.map(({ of, title, url }) => (
          <li key={url}>
            <a
              href={paths.apiReference(of)}
              aria-current={url === shown.url ? "page" : undefined}
              className="text-link aria-[current]:text-ink aria-[current]:no-underline"
            >
              {title}
            </a>
          </li>
        ))}
        <li className="sm:ml-auto">
          <a href={shown.url} className="text-link">
            OpenAPI document
          </a>
        </li>
      </ul>
      <div className="md:hidden">
        <details className="mt-3">
          <summary className="py-2 font-medium">All {shown.operations.length} operations</summary>
          <ul className="mt-1 grid gap-1">
            {shown.operations.map(({ method, path, summary, anchor }) => (
              <li key={anchor}>
                <a href={anchor} className="block rounded-md py-1.5 hover:bg-sunken">
                  <span className="block">{summary}</span>
                  <span className="block font-mono text-ink-3 text-sm">
                    {method} {path}
                  </span>
                </a>
              </li>
            ))}
          </ul>
        </details>
      </div>
    </nav>
  );
}
