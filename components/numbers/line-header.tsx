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

/** The number, what it is called, whose it is, and what can be done with the whole line. */
export function LineHeader({ line, acts, onAct }: Props) {
  const city = line.locality ?? line.organization.city;
  const waits = line.status === "quarantined";
  const items: MenuItem[] = [
    ...(acts.move
      ? [{ label: "Move to another organization…", onSelect: () => onAct("move") } as const]
      : []),
    ...(acts.release
      ? [
          {
            label: waits ? "Release now…" : "Release…",
            // A day of release is proposed first; releasing at once is chosen there.
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
      description={[line.name, line.organization.name, city].filter(Boolean).join(" · ")}
      crumbs={[
        { label: "Numbers", href: paths.numbers() },
        { label: line.organization.name, href: paths.organization(line.orgId) },
      ]}
      actions={items.length > 0 && <Menu label="More" items={items} />}
    />
  );
}
