import { PageHeader } from "@/components/layout/page-header";
import { type PlacedOrganization, placeName } from "@/components/organizations/address-text";
import { Menu, type MenuItem } from "@/components/ui/menu";
import { PhoneNumberText } from "@/components/ui/phone-number-text";
import { paths } from "@/lib/paths";
import type { PhoneNumber } from "@/lib/schemas/phone-number";
import type { LineAct, LineActs } from "./line-acts";

interface Props {
  line: PhoneNumber;
  /** The line's organization, with its account for readers of several. */
  home: PlacedOrganization;
  acts: LineActs;
  onAct: (act: LineAct) => void;
}

/** The number with its name and organization, and the acts on the whole line. */
export function LineHeader({ line, home, acts, onAct }: Props) {
  const { name, city } = line.organization;
  // Right after a move, the page still has the former organization.
  const account = home.id === line.orgId ? home.accountName : null;
  const practice = [placeName(name, account), city && !name.includes(city) && city]
    .filter(Boolean)
    .join(", ");
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
