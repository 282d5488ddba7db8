import type { ReactNode } from "react";
import { findingText } from "@/components/carrier/run-text";
import { LinePill } from "@/components/numbers/line-pill";
import { NextStepLink } from "@/components/numbers/next-step-link";
import { FailedOrderActs } from "@/components/orders/failed-order-acts";
import { OrderPill } from "@/components/orders/order-pill";
import { Link } from "@/components/ui/link";
import { LinkButton } from "@/components/ui/link-button";
import { mayAt, type Permission, type Rights } from "@/lib/constants/permissions";
import { lineWords, NEXT_STEPS } from "@/lib/format/line-words";
import { whoCanText } from "@/lib/format/who-may";
import { paths } from "@/lib/paths";
import type { Finding } from "@/lib/schemas/carrier";
import type { Order } from "@/lib/schemas/order";
import type { IncompleteOrganization, Need } from "@/lib/schemas/overview";
import type { PhoneNumber } from "@/lib/schemas/phone-number";
import { missingText, placeName } from "../organizations/address-text";
import { PhoneNumberText } from "../ui/phone-number-text";
import { StatePill } from "../ui/state-pill";

export interface RowView {
  /** Names the row in the list. */
  id?: string | undefined;
  rights: Rights;
  accountNames?: Record<string, string> | undefined;
}

/** Something that needs somebody: what it is, why, and the act that helps, or who may take it. */
export function NeedRow({ need, ...view }: RowView & { need: Need }) {
  if (need.kind === "line") return <LineRow line={need.line} {...view} />;
  if (need.kind === "order") return <OrderRow order={need.order} {...view} />;
  if (need.kind === "stray") return <StrayRow id={view.id} finding={need.finding} />;
  return <OrganizationRow organization={need.organization} {...view} />;
}

/** In place of an act that the reader's role does not allow. */
function WhoCan({ permission, step }: { permission: Permission; step: string }) {
  return <p className="text-ink-3 text-sm">{whoCanText(permission, step)}</p>;
}

interface RowProps {
  id: string | undefined;
  href: string;
  title: ReactNode;
  /** Whose it is. */
  place?: string;
  pill: ReactNode;
  reason: ReactNode;
  act: ReactNode;
}

function Row({ id, href, title, place, pill, reason, act }: RowProps) {
  return (
    <li id={id} className="grid gap-x-4 gap-y-2 px-5 py-4 sm:grid-cols-[minmax(0,1fr)_auto] sm:items-center">
      <div className="min-w-0">
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <Link href={href} className="inline-flex min-h-6 items-center font-medium hover:underline">
            {title}
          </Link>
          {pill}
        </div>
        {place && <p className="text-ink-3 text-sm">{place}</p>}
        <p className="mt-0.5 text-ink-2 text-sm">{reason}</p>
      </div>
      {act && <div className="flex flex-wrap gap-2 sm:justify-end">{act}</div>}
    </li>
  );
}

function LineRow({ id, line, rights, accountNames }: RowView & { line: PhoneNumber }) {
  const { reason, step } = lineWords(line);
  return (
    <Row
      id={id}
      href={paths.number(line.id)}
      title={<PhoneNumberText number={line.number} />}
      place={`${line.name} · ${placeName(line.organization.name, accountNames?.[line.orgId])}`}
      pill={<LinePill line={line} />}
      reason={reason}
      act={
        step &&
        (mayAt(rights, NEXT_STEPS[step].needs, line.orgId) ? (
          <NextStepLink line={line} rights={rights} button />
        ) : (
          <WhoCan permission={NEXT_STEPS[step].needs} step={NEXT_STEPS[step].label} />
        ))
      }
    />
  );
}

function OrderRow({ id, order, rights, accountNames }: RowView & { order: Order }) {
  const canProvision = mayAt(rights, "numbers:provision", order.orgId);
  return (
    <Row
      id={id}
      href={paths.order(order.id)}
      title={order.number ? <PhoneNumberText number={order.number} /> : order.name}
      place={`${order.number ? `${order.name} · ` : ""}${placeName(order.organization.name, accountNames?.[order.orgId])}`}
      pill={<OrderPill order={order} />}
      reason={order.failure?.message ?? order.stopped?.message}
      act={
        !canProvision ? (
          <WhoCan
            permission="numbers:provision"
            step={order.failure ? "Try it again or dismiss it" : "Decide what to do"}
          />
        ) : order.failure ? (
          <FailedOrderActs order={order} />
        ) : (
          <LinkButton size="sm" href={paths.order(order.id)}>
            Decide what to do<span className="sr-only"> about {order.name}</span>
          </LinkButton>
        )
      }
    />
  );
}

function StrayRow({ id, finding }: { id: string | undefined; finding: Finding }) {
  return (
    <Row
      id={id}
      href={paths.finding(finding.id)}
      title={<PhoneNumberText number={finding.number} />}
      place={finding.carrier.displayName}
      pill={<StatePill tone="warn">Unknown number</StatePill>}
      reason={findingText(finding)}
      act={
        <LinkButton size="sm" href={paths.finding(finding.id)}>
          Adopt or release it<span className="sr-only">, {finding.number}</span>
        </LinkButton>
      }
    />
  );
}

function OrganizationRow({
  id: row,
  organization,
  rights,
}: RowView & { organization: IncompleteOrganization }) {
  const { id, name, missingFields } = organization;
  return (
    <Row
      id={row}
      href={paths.organization(id)}
      title={name}
      pill={<StatePill tone="warn">Address incomplete</StatePill>}
      reason={`No line can be bought for it yet: ${missingText(missingFields)} missing.`}
      act={
        mayAt(rights, "organizations:write", id) ? (
          <LinkButton size="sm" href={paths.editOrganization(id)}>
            Complete the address<span className="sr-only"> of {name}</span>
          </LinkButton>
        ) : (
          <WhoCan permission="organizations:write" step="Complete the address" />
        )
      }
    />
  );
}
