import { Link } from "@/components/ui/link";
import { paths } from "@/lib/paths";

interface Props {
  /** The bots to copy; nothing is offered without any. */
  bots: readonly { id: string; name: string; organization: { name: string } }[];
  orgId: string;
  /** The page that needs the bot, see `paths.newBot`. */
  next: string | null;
}

/** Offers to start a location's bot as a copy of one of its account, which cannot answer the location's lines itself. */
export function CopyOffer({ bots, orgId, next }: Props) {
  const [first] = bots;
  if (!first) return null;
  return (
    <div className="surface mb-5 px-5 py-4">
      <p className="text-ink-2">
        Bots of {first.organization.name} can’t answer this location’s lines, but you can start with a copy:
      </p>
      <ul className="mt-2 flex flex-wrap gap-x-4 gap-y-2">
        {bots.map(({ id, name }) => (
          <li key={id}>
            <Link className="text-link" href={paths.copyBot(id, orgId, next ?? undefined)}>
              Copy {name}
            </Link>
          </li>
        ))}
      </ul>
    </div>
  );
}
