import { useQuery } from "@tanstack/react-query";
import { Alert } from "@/components/feedback/alert";
import { otherCodes } from "@/components/numbers/get/proposed-code";
import { ClockTime } from "@/components/ui/clock-time";
import { LinkButton } from "@/components/ui/link-button";
import { paths } from "@/lib/paths";
import { areaCodesQuery, suggestedCodes } from "@/lib/queries/area-codes";
import type { Order } from "@/lib/schemas/order";
import { OrderActs } from "./order-acts";
import { lastGoodStep } from "./order-steps";
import { heldText, orderWords } from "./order-words";
import { retryHref } from "./retry-href";
import { wayOut } from "./way-out";

interface Props {
  order: Order;
  canProvision: boolean;
  canRelease: boolean;
  /** The organization's; null once it is archived. */
  timeZone: string | null;
}

/** How a purchase ended, or what it waits for, with the next step. */
export function OrderEnd({ order, canProvision, canRelease, timeZone }: Props) {
  if (order.state === "done" && order.phoneNumberId)
    return (
      <p className="mt-5">
        <LinkButton variant="primary" href={paths.number(order.phoneNumberId)}>
          Go to the line
        </LinkButton>
      </p>
    );
  if (order.failure) return <Failed order={order} failure={order.failure} canProvision={canProvision} />;
  const acts = <OrderActs order={order} canFinish={canProvision} canRelease={canRelease} />;
  if (order.stopped)
    return (
      <Alert tone="warn" live className="mt-5" title={order.stopped.message}>
        <p>
          {lastGoodStep(order) && <>Last step that succeeded: {lastGoodStep(order)}. </>}
          {heldText(order)}
        </p>
        {acts}
      </Alert>
    );
  return (
    <div className="mt-5 grid gap-3">
      {order.waiting && (
        <Alert tone="warn" live title={order.waiting.message}>
          <p>
            Nothing is lost. Next try at <ClockTime at={order.waiting.nextTryAt} timeZone={timeZone} />.
          </p>
          {acts}
        </Alert>
      )}
      <p className="text-ink-3 text-sm">{orderWords(order).unattended}</p>
    </div>
  );
}

function Failed(props: { order: Order; failure: NonNullable<Order["failure"]>; canProvision: boolean }) {
  const { order, failure, canProvision } = props;
  const wasBought = order.carrierNumberId !== null;
  const { data } = useQuery({
    ...areaCodesQuery(suggestedCodes(order.orgId)),
    enabled: Boolean(failure.suggestions?.length),
  });
  // The same as in the form to which "Try again" leads.
  const suggestions = failure.suggestions?.length ? otherCodes(data?.areaCodes ?? [], order.areaCode) : [];
  const { label, href, advice, again } = wayOut(order);
  return (
    <Alert tone={order.givenUp ? "info" : "bad"} live className="mt-5" title={failure.message}>
      <p>
        {wasBought ? "The carrier may charge one month for it." : "Nothing is charged."}{" "}
        {canProvision && (suggestions.length ? "Nearby area codes that may have numbers:" : advice)}
      </p>
      {canProvision && (
        <div className="mt-3 flex flex-wrap gap-2">
          {suggestions.map(({ code }) => (
            <LinkButton key={code} size="sm" href={retryHref(order, code)}>
              Get a number in {code}
            </LinkButton>
          ))}
          <LinkButton size="sm" variant="primary" href={href}>
            {label}
          </LinkButton>
          {again && (
            <LinkButton size="sm" href={retryHref(order, order.areaCode)}>
              {again}
            </LinkButton>
          )}
        </div>
      )}
    </Alert>
  );
}
