import { cx } from "@/components/ui/cx";
import { Link } from "@/components/ui/link";
import { paths } from "@/lib/paths";

interface Props {
  places: { id: string; name: string }[];
  chosen: string;
}

/** The accounts and locations whose members the reader manages; hidden if there is only one. */
export function PlaceChooser({ places, chosen }: Props) {
  if (places.length < 2) return null;
  return (
    <nav aria-label="Where" className="mb-4">
      <ul className="flex flex-wrap gap-2">
        {places.map(({ id, name }) => (
          <li key={id}>
            <Link
              href={paths.settingsMembers(id)}
              aria-current={id === chosen ? "page" : undefined}
              className={cx(
                "inline-flex min-h-8 items-center rounded-full border px-3 text-sm",
                id === chosen ? "border-accent bg-accent-soft font-medium" : "hover:bg-sunken",
              )}
            >
              {name}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
