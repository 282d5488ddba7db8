import { PageHeader } from "@/components/layout/page-header";
import { Menu, type MenuItem } from "@/components/ui/menu";
import { PhoneNumberText } from "@/components/ui/phone-number-text";
import { paths } from "@/lib/paths";
import type { PhoneNumber } from "@/lib/schemas/phone-number";
import type { LineAct, LineActs } from "./line-acts";

interface Props {
  line: PhoneNumber;
  acts: LineActs;
  onAct: (act: LineAct) => void;
}

/** The number with its name and organization, and the acts on the whole line. */
export function LineHeader({ line, acts, onAct }: Props) {
  const { name, city } = line.organization;
  const practice = city && !name.includes(city) ? `${name}, ${city}` : name;
  const waits = line.status === "quarantined";
  const items: MenuItem[] = [
    ...(acts.move
      ? [{ label: "Move to another organization…", onSelect: () => onAct("move") } as const]
      : []),
    ...(acts.release
      ? [
          {
            label: waits ? "Release now…" : "Release…",
            // Quarantine is proposed first; that dialog leads on to an immediate release.
            onSelect: () => onAct(acts.quarantine && !waits ? "quarantine" : "release"),
            tone: "danger",
          } as const,
        ]
      : []),
  ];
  return (
    <PageHeader
      mono
      title={<PhoneNumberText number={line.number} size="lg" copy />}
      description={`${line.name} · ${practice}`}
      crumbs={[
        { label: "Numbers", href: paths.numbers() },
        { label: line.organization.name, href: paths.organization(line.orgId) },
      ]}
      actions={items.length > 0 && <Menu label="More" items={items} />}
    />
  );
}
