import { Card } from "@/components/ui/card";

interface Props {
  roles: { id: string; name: string; role: string }[];
  isSupport: boolean;
}

/** The reader's roles, by organization. */
export function RolesCard({ roles, isSupport }: Props) {
  return (
    <Card title="Your roles">
      {isSupport && <p>Support: you can act in every account.</p>}
      {!isSupport && roles.length === 0 && <p className="text-ink-2">No roles yet. Ask an admin for one.</p>}
      <ul className="grid gap-2">
        {roles.map(({ id, name, role }) => (
          <li key={id} className="flex justify-between gap-3">
            <span>{name}</span>
            <span className="text-ink-3">{role}</span>
          </li>
        ))}
      </ul>
    </Card>
  );
}
