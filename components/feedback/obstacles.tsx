import type { ReactNode } from "react";
import { Link } from "@/components/ui/link";
import { Alert } from "./alert";

/** What blocks an action. Each item links to the page where it can be dealt with. */
export interface Obstacles {
  title: string;
  advice: string;
  items: { id: string; href: string; label: ReactNode }[];
}

/** Says what blocks an action, and how to clear it. */
export function ObstaclesAlert({ title, advice, items }: Obstacles) {
  return (
    <Alert tone="bad" live title={title}>
      <p>{advice}</p>
      <ul className="mt-1 max-h-64 overflow-y-auto">
        {items.map(({ id, href, label }) => (
          <li key={id} className="py-0.5">
            <Link className="inline-flex min-h-6 flex-wrap items-center gap-x-1.5 text-link" href={href}>
              {label}
            </Link>
          </li>
        ))}
      </ul>
    </Alert>
  );
}
