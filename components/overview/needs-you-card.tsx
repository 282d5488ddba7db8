import { Link } from "@/components/ui/link";
import type { Rights } from "@/lib/constants/permissions";
import { countText } from "@/lib/format/counted";
import { paths } from "@/lib/paths";
import type { Need, NeedsYou } from "@/lib/schemas/overview";
import { Card } from "../ui/card";
import { NeedList } from "./need-list";
import { NeedRow, type RowView } from "./need-row";

interface Props {
  needsYou: NeedsYou;
  /** How many rows the card shows before it links to all of them. */
  shown: number;
  /** What the reader may do at the organizations of the rows. */
  rights: Rights;
  /** Names of accounts by organization, for readers who work across accounts. */
  accountNames?: Record<string, string> | undefined;
  /** The organization or account that the card is about; by default the chosen scope. */
  orgId?: string;
}

/** Everything that needs somebody, the worst first, each with the act that helps. */
export function NeedsYouCard({ needsYou, shown, orgId, ...view }: Props) {
  const { items, count } = needsYou;
  return (
    <Card
      flush={count > 0}
      title={
        <>
          Needs you {count > 0 && <span className="ml-1 font-normal text-ink-3">{countText(needsYou)}</span>}
        </>
      }
    >
      {count === 0 ? (
        <p className="text-ink-2">Nothing right now.</p>
      ) : (
        <NeedRows needs={items.slice(0, shown)} {...view} />
      )}
      {count > shown && (
        <p className="border-t px-5 py-3">
          <Link href={paths.needsYou(orgId)} className="text-link">
            Show all{needsYou.exact && ` ${countText(needsYou)}`}
          </Link>
        </p>
      )}
    </Card>
  );
}

/** The rows of what needs somebody. */
export function NeedRows({ needs, ...view }: RowView & { needs: readonly Need[] }) {
  return (
    <NeedList>
      {needs.map((need) => (
        <NeedRow key={keyOf(need)} id={`need-${keyOf(need)}`} need={need} {...view} />
      ))}
    </NeedList>
  );
}

function keyOf(need: Need): string {
  if (need.kind === "line") return need.line.id;
  if (need.kind === "order") return need.order.id;
  return need.kind === "stray" ? need.finding.id : need.organization.id;
}
