import type { Metadata } from "next";
import { BotDetail } from "@/components/bots/bot-detail";
import { DeleteBotButton } from "@/components/bots/delete-bot-button";
import { LINES_SHOWN, latestPurchase } from "@/components/bots/shown";
import { Hydrate } from "@/components/layout/hydrate";
import { PageHeader } from "@/components/layout/page-header";
import { Link } from "@/components/ui/link";
import { may } from "@/lib/context";
import { hasLocations } from "@/lib/domain/accounts/has-locations";
import { spokenIn } from "@/lib/domain/bots/greeting-languages";
import { listNumbers } from "@/lib/domain/numbers/list-numbers";
import { listOrders } from "@/lib/domain/orders/list-orders";
import { listVariables } from "@/lib/domain/variables/list-variables";
import { listWorkflows } from "@/lib/domain/workflows/list-workflows";
import { languagesText } from "@/lib/format/language-words";
import { STEP_PERMISSIONS } from "@/lib/format/line-words";
import { paths } from "@/lib/paths";
import { botQuery } from "@/lib/queries/bots";
import { numbersQuery } from "@/lib/queries/numbers";
import { ordersQuery } from "@/lib/queries/orders";
import { prefetched } from "@/lib/queries/prefetched";
import { VARIABLES_SHOWN, variablesQuery } from "@/lib/queries/variables";
import { workflowsQuery } from "@/lib/queries/workflows";
import { listOrdersInput } from "@/lib/schemas/order";
import { listNumbersInput } from "@/lib/schemas/phone-number";
import { listVariablesInput } from "@/lib/schemas/variable";
import { placeNameFor } from "../../place-name";
import { botOfPage } from "./read";

interface Props {
  params: Promise<{ id: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { bot } = await botOfPage((await params).id);
  return { title: bot.name };
}

export default async function BotPage({ params }: Props) {
  const { caller, bot, place } = await botOfPage((await params).id);
  const rights = {
    edit: may(caller, "bots:write", place),
    provision: may(caller, "numbers:provision", place),
    steps: { everywhere: STEP_PERMISSIONS.filter((step) => may(caller, step, place)), at: {} },
  };
  const account =
    place.orgId === place.accountId
      ? {
          hasLocations: await hasLocations(caller, place.accountId),
          canAddLocation: may(caller, "organizations:write", place),
        }
      : null;
  const lines = { botId: bot.id, limit: LINES_SHOWN };
  const orders = latestPurchase(bot);
  const calls = bot.outbound ? "inbound and outbound" : "inbound";
  return (
    <>
      <PageHeader
        title={bot.name}
        description={
          <>
            {bot.internalName && `${bot.internalName} · `}
            <Link className="text-link" href={paths.organization(bot.orgId)}>
              {await placeNameFor(caller, bot)}
            </Link>
            {` · ${languagesText(bot.languages)} · ${calls}`}
          </>
        }
        crumbs={[{ label: "Bots", href: paths.bots() }]}
        actions={rights.edit && <DeleteBotButton bot={bot} />}
      />
      <Hydrate
        queries={[
          prefetched(botQuery(bot.id), async () => bot),
          prefetched(variablesQuery(bot.orgId), () =>
            listVariables(caller, listVariablesInput.parse({ id: bot.orgId, ...VARIABLES_SHOWN })),
          ),
          prefetched(workflowsQuery(bot.id), () => listWorkflows(caller, { botId: bot.id })),
          prefetched(numbersQuery(lines), () => listNumbers(caller, listNumbersInput.parse(lines))),
          prefetched(ordersQuery(orders), () => listOrders(caller, listOrdersInput.parse(orders))),
        ]}
      >
        <BotDetail
          id={bot.id}
          spoken={spokenIn(bot, bot.organization.name)}
          rights={rights}
          account={account}
        />
      </Hydrate>
    </>
  );
}
