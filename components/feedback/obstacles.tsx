import Link from "next/link";
import type { ReactNode } from "react";
import { Alert } from "./alert";

/** What stands in the way of an act, each a link to where it can be cleared away. */
export interface Obstacles {
  title: string;
  advice: string;
  items: { id: string; href: string; label: ReactNode }[];
}

/** Why an act was refused that something else stands in the way of, and the way out. */
export function ObstaclesAlert({ title, advice, items }: Obstacles) {
  return (
    <Alert tone="bad" live title={title}>
      <p>{advice}</p>
      <ul className="mt-1">
        {items.map(({ id, href, label }) => (
          <li key={id}>
            <Link className="text-link" href={href}>
              {label}
            </Link>
          </li>
        ))}
      </ul>
    </Alert>
  );
}
