import Link from "next/link";
import { Alert } from "@/components/feedback/alert";
import { LinkButton } from "@/components/ui/link-button";
import { paths, withQuery } from "@/lib/paths";
import type { Order } from "@/lib/schemas/phone-number";
import { ClockTime } from "./clock-time";
import { OrderActs } from "./order-acts";
import { lastGoodStep } from "./order-steps";

const SUGGESTED = 5;

interface Props {
  order: Order;
  canProvision: boolean;
  canRelease: boolean;
}

/** What a purchase came to, or what it waits for, and the next step. */
export function OrderEnd({ order, canProvision, canRelease }: Props) {
  if (order.state === "done" && order.phoneNumberId)
    return (
      <p className="mt-5">
        <Link className="text-link" href={paths.number(order.phoneNumberId)}>
          Go to the line
        </Link>
      </p>
    );
  if (order.failure) return <Failed order={order} failure={order.failure} canProvision={canProvision} />;
  const acts = <OrderActs order={order} canFinish={canProvision} canRelease={canRelease} />;
  if (order.stopped)
    return (
      <Alert tone="warn" live className="mt-5" title={order.stopped.message}>
        <p>
          {lastGoodStep(order) && <>The last step that went well: {lastGoodStep(order)}. </>}
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
            Nothing is lost. Next try at <ClockTime at={order.waiting.nextTryAt} />.
          </p>
          {acts}
        </Alert>
      )}
      <p className="text-ink-3 text-sm">
        {order.givenUp
          ? "You can leave this page. What was bought goes back to the carrier."
          : "You can leave this page. It will finish by itself."}
      </p>
    </div>
  );
}

function Failed(props: { order: Order; failure: NonNullable<Order["failure"]>; canProvision: boolean }) {
  const { order, failure, canProvision } = props;
  const wasBought = order.carrierNumberId !== null;
  const suggestions = (failure.suggestions ?? []).slice(0, SUGGESTED);
  return (
    <Alert tone={order.givenUp ? "info" : "bad"} live className="mt-5" title={failure.message}>
      <p>
        {wasBought ? "The carrier may charge one month for it." : "Nothing is charged."}{" "}
        {canProvision && (suggestions.length ? "Near codes that may have numbers:" : "You can try again.")}
      </p>
      {canProvision && (
        <div className="mt-3 flex flex-wrap gap-2">
          {suggestions.map((code) => (
            <LinkButton key={code} size="sm" href={againWith(order, code)}>
              Get one in {code}
            </LinkButton>
          ))}
          <LinkButton size="sm" variant="primary" href={againWith(order, order.areaCode)}>
            Try again
          </LinkButton>
        </div>
      )}
    </Alert>
  );
}

/** The form again, filled in as it was, in another code if one is given. */
export function againWith(order: Order, areaCode: string | null): string {
  return withQuery(paths.getNumber(), {
    orgId: order.orgId,
    areaCode,
    name: order.name,
    language: order.language,
    voiceId: order.voiceId,
    botId: order.botId,
  });
}

/** What a purchase that stopped has at the carrier. */
function heldText({ givenUp, carrierNumberId }: Order): string {
  if (givenUp && carrierNumberId)
    return "The purchase was given up, but the number is still held at the carrier, and is paid for.";
  return carrierNumberId
    ? "The number is held for you at the carrier, and is paid for."
    : "Whether the number was bought is looked up before anything is tried again.";
}
