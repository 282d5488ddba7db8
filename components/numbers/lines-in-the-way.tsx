import { ObstaclesAlert } from "@/components/feedback/obstacles";
import type { NamedLine } from "@/lib/errors";
import { paths } from "@/lib/paths";
import { formatPhone } from "@/lib/phone";

interface Props {
  title: string;
  advice: string;
  /** `details.lines` of the refusal. */
  lines: NamedLine[];
}

/** The lines that prevent a deletion, each with a link to its page. */
export function LinesInTheWay({ title, advice, lines }: Props) {
  const items = lines.map(({ id, number, name }) => ({
    id,
    href: paths.number(id),
    label: (
      <>
        <span className="number-text">{formatPhone(number)}</span> {name}
      </>
    ),
  }));
  return <ObstaclesAlert title={title} advice={advice} items={items} />;
}
