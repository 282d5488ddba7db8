import { TimeText } from "@/components/ui/time-text";

interface Props {
  links: {
    id: string;
    maker: { name: string; email: string; isSupport: boolean } | null;
    reason: string | null;
    createdAt: string;
  }[];
}

/** Who made links to set the reader's password, when, and why. */
export function OwnLinks({ links }: Props) {
  return (
    <ul className="grid gap-3">
      {links.map(({ id, maker, reason, createdAt }) => (
        <li key={id}>
          <p className="break-words font-medium">
            {maker ? `${maker.name} (${maker.email})` : "The operator of this installation"}
            {maker?.isSupport && ", Linekeeper support"}
          </p>
          <p className="text-ink-3 text-sm">
            <TimeText at={createdAt} />
          </p>
          {reason && <p className="mt-1 text-ink-2">Reason: {reason}</p>}
        </li>
      ))}
    </ul>
  );
}
