import type { Metadata } from "next";
import { Hydrate } from "@/components/layout/hydrate";
import { PageHeader } from "@/components/layout/page-header";
import { GoneLine } from "@/components/numbers/line/gone-line";
import { NumberDetail } from "@/components/numbers/line/number-detail";
import { HISTORY_PAGE } from "@/components/numbers/line/shown";
import { SipProviderCard } from "@/components/numbers/line/sip-provider-card";
import type { PlacedOrganization } from "@/components/organizations/address-text";
import { BROUGHT } from "@/lib/constants/carrier";
import { type Context, may } from "@/lib/context";
import { getBot } from "@/lib/domain/bots/get-bot";
import { getTrunk } from "@/lib/domain/trunks/get-trunk";
import { env } from "@/lib/env";
import { AppError } from "@/lib/errors";
import { paths } from "@/lib/paths";
import { formatPhone } from "@/lib/phone";
import { botQuery } from "@/lib/queries/bots";
import { numberChecksQuery, numberHistoryQuery, numberQuery } from "@/lib/queries/numbers";
import { prefetched } from "@/lib/queries/prefetched";
import { trunkQuery } from "@/lib/queries/trunks";
import { idSchema } from "@/lib/schemas/common";
import type { Organization } from "@/lib/schemas/organization";
import type { Trunk } from "@/lib/schemas/sip-trunk";
import { type SearchParams, singleValues } from "../../search-params";
import { lineOfPage } from "./read";

interface Props {
  params: Promise<{ id: string }>;
  searchParams: SearchParams;
}

export async function generateMetadata({ params }: Pick<Props, "params">): Promise<Metadata> {
  const { line, last } = await lineOfPage((await params).id);
  return { title: line ? `${formatPhone(line.number)}, ${line.name}` : last?.subjectLabel };
}

export default async function NumberPage({ params, searchParams }: Props) {
  const { caller, history, ...found } = await lineOfPage((await params).id);
  if (!found.line)
    return (
      <>
        <PageHeader
          mono
          title={found.last.subjectLabel}
          crumbs={[{ label: "Numbers", href: paths.numbers() }]}
        />
        <Hydrate
          queries={[prefetched(numberHistoryQuery(found.last.subjectId, HISTORY_PAGE), async () => history)]}
        >
          <GoneLine
            last={found.last}
            released={found.released}
            canRecover={found.canRecover}
            orderId={found.orderId}
          />
        </Hydrate>
      </>
    );
  const { line, checks, organization, accountName, recoverDays } = found;
  const { id, botId, transferTrunkId } = line;
  const { do: asked, bot } = singleValues(await searchParams);
  const place = { orgId: organization.id, accountId: organization.accountId };
  const trunk = transferTrunkId ? await trunkOrNull(caller, transferTrunkId) : null;
  return (
    <Hydrate
      queries={[
        prefetched(numberQuery(id), async () => line),
        prefetched(numberHistoryQuery(id, HISTORY_PAGE), async () => history),
        prefetched(numberChecksQuery(id), async () => checks),
        ...(botId ? [prefetched(botQuery(botId), () => getBot(caller, { id: botId }))] : []),
        ...(trunk ? [prefetched(trunkQuery(trunk.id), async () => trunk)] : []),
      ]}
    >
      <NumberDetail
        id={id}
        asked={asked}
        chosenBotId={idSchema.safeParse(bot).data ?? null}
        canEdit={may(caller, "numbers:edit", place)}
        canRelease={may(caller, "numbers:release", place)}
        canMigrate={may(caller, "numbers:migrate", place)}
        home={homeOf(organization, accountName)}
        canComplete={may(caller, "organizations:write", place)}
        atProvider={
          line.carrier === BROUGHT && (
            <SipProviderCard number={line.number} domain={env().SIP_DOMAIN ?? null} trunk={trunk} />
          )
        }
        recoverDays={recoverDays}
        moveWithin={may(caller, "numbers:migrate-across-accounts", place) ? null : organization.accountId}
      />
    </Hydrate>
  );
}

/** What the page needs of the line's organization. */
function homeOf(organization: Organization, accountName: string | null): PlacedOrganization {
  const { id, name, accountId, parentAccountOrgId, address, referenceId } = organization;
  return { id, name, accountId, accountName, parentAccountOrgId, address, referenceId };
}

/** The trunk of a line; null if the reader cannot see it, or if it was just deleted. */
async function trunkOrNull(caller: Context, id: string): Promise<Trunk | null> {
  try {
    return await getTrunk(caller, { id });
  } catch (error) {
    if (error instanceof AppError) return null;
    throw error;
  }
}
