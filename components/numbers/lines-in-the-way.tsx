import { ObstaclesAlert } from "@/components/feedback/obstacles";
import { paths } from "@/lib/paths";
import { formatPhone } from "@/lib/phone";

/** A line as a refusal names it. */
export type LineInTheWay = { id: string; number: string; name: string };

interface Props {
  title: string;
  advice: string;
  /** `details.lines` of the refusal. */
  lines: LineInTheWay[];
}

/** The lines that keep something from being deleted, each a link to its page. */
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
