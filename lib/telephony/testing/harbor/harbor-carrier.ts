import { createPublicKey, type KeyObject, verify } from "node:crypto";
import { z } from "zod";
import type { CarrierCapabilities } from "@/lib/constants/carriers";
import type {
  CarrierFailure,
  CarrierPorts,
  CarrierRefusal,
  CarrierResult,
  NumbersPort,
  OwnedCarrierNumber,
  PurchaseRefusal,
  PurchaseStanding,
  WebhooksPort,
} from "../../port";

export const HARBOR_CAPABILITIES: CarrierCapabilities = {
  searchNumbers: true,
  realCalls: false,
  realCharges: true,
  recoverDays: null,
  pendingPurchases: true,
};

export interface HarborSettings {
  apiUrl: string;
  key: string;
  applicationId: string;
  /** PEM */
  publicKey: string;
  appUrl: string;
  timeoutMs: number;
}

const PATH = "/carrier/harbor/voice";
/** An older webhook could be a replay of an intercepted one. */
const FRESH_FOR_MS = 5 * 60_000;

const REFUSALS: Record<string, CarrierRefusal> = {
  bad_key: "account_problem",
  slow_down: "rate_limited",
  taken: "number_not_available",
  not_a_number: "invalid_number",
  unknown_area: "invalid_area_code",
  unknown_number: "not_owned",
  unknown_id: "not_owned",
};

/** Why Harbor declines an order that it has accepted. */
const DECLINES: Record<string, PurchaseRefusal> = {
  taken: "number_not_available",
  no_funds: "account_problem",
  needs_address: "regulatory_requirement",
};

const phone = z.string().regex(/^\+1\d{10}$/);
const numberSchema = z.object({
  id: z.string().min(1),
  phone,
  label: z.string(),
  application_id: z.string().nullable(),
});
const orderSchema = z.object({
  id: z.string().min(1),
  phone,
  status: z.enum(["pending", "complete", "failed"]),
  reason: z.string().nullable(),
});
const availableSchema = z.object({ phone, city: z.string(), state: z.string() });
const errorSchema = z.object({ error: z.object({ code: z.string(), detail: z.string() }) });

/** The adapter of the tests' second carrier (`HarborServer`). */
export function openHarbor(settings: HarborSettings): CarrierPorts {
  const { applicationId, appUrl } = settings;
  return {
    apiUrl: settings.apiUrl,
    account: {
      checkHealth: async () => {
        const answer = await ask(settings, "GET", "/v1/me", z.unknown());
        return answer.ok ? { ok: true, value: null } : answer;
      },
      monthlyPrice: async () => {
        const schema = z.object({ data: z.object({ local: z.string() }) });
        const answer = await ask(settings, "GET", "/v1/prices", schema);
        return answer.ok ? { ok: true, value: answer.value.data.local } : answer;
      },
    },
    numbers: harborNumbers(settings),
    calls: {
      address: `${appUrl}${PATH}`,
      wiring: placeOf(applicationId),
      // Harbor's API has no calls: it knows none, and none is in progress.
      findCall: async () => ({ ok: true, value: null }),
      listCallsInProgress: async () => ({ ok: true, value: [] }),
    },
    webhooks: harborWebhooks(createPublicKey(settings.publicKey)),
    relay: null,
  };
}

function harborNumbers(settings: HarborSettings): NumbersPort {
  const { applicationId } = settings;
  const owned = (found: z.infer<typeof numberSchema>): OwnedCarrierNumber => ({
    carrierNumberId: found.id,
    number: found.phone,
    label: found.label,
    isWired: found.application_id === applicationId,
    callsGoTo: found.application_id && placeOf(found.application_id),
  });
  const one = z.object({ data: numberSchema });
  const many = z.object({ data: z.array(numberSchema), next: z.string().nullable() });
  const findNumber = async (number: string): Promise<CarrierResult<OwnedCarrierNumber | null>> => {
    const answer = await ask(settings, "GET", `/v1/numbers?${new URLSearchParams({ phone: number })}`, many);
    if (!answer.ok) return answer;
    const [found] = answer.value.data;
    return { ok: true, value: found ? owned(found) : null };
  };
  const standingOf = async (
    order: z.infer<typeof orderSchema> | undefined,
  ): Promise<CarrierResult<PurchaseStanding>> => {
    if (!order) return { ok: true, value: { state: "none" } };
    if (order.status === "failed")
      return { ok: true, value: { state: "failed", reason: DECLINES[order.reason ?? ""] ?? "refused" } };
    const found = order.status === "complete" ? await findNumber(order.phone) : null;
    if (found && !found.ok) return found;
    if (found?.value) return { ok: true, value: { state: "owned", owned: found.value } };
    // Harbor may list a number only a while after its order is complete.
    return { ok: true, value: { state: "pending", purchaseId: order.id } };
  };
  return {
    searchNumbers: async ({ areaCode, contains, limit }) => {
      const query = new URLSearchParams({
        limit: String(limit),
        ...(areaCode ? { area_code: areaCode } : {}),
        ...(contains ? { contains } : {}),
      });
      const schema = z.object({ data: z.array(availableSchema) });
      const answer = await ask(settings, "GET", `/v1/inventory?${query}`, schema);
      if (!answer.ok) return answer;
      const value = answer.value.data.map((each) => ({
        number: each.phone,
        locality: each.city,
        region: each.state,
      }));
      return { ok: true, value };
    },
    buyNumber: async ({ number, label, reference }) => {
      const body = { phone: number, label, customer_reference: reference };
      const answer = await ask(settings, "POST", "/v1/orders", z.object({ data: orderSchema }), body);
      return answer.ok ? { ok: true, value: { state: "pending", purchaseId: answer.value.data.id } } : answer;
    },
    findPurchase: async ({ reference, purchaseId }) => {
      if (purchaseId !== null) {
        const schema = z.object({ data: orderSchema });
        const answer = await ask(settings, "GET", `/v1/orders/${purchaseId}`, schema);
        if (answer.ok) return standingOf(answer.value.data);
        const isUnknown = answer.kind === "refused" && answer.reason === "not_owned";
        return isUnknown ? { ok: true, value: { state: "none" } } : answer;
      }
      const query = new URLSearchParams({ customer_reference: reference });
      const schema = z.object({ data: z.array(orderSchema) });
      const answer = await ask(settings, "GET", `/v1/orders?${query}`, schema);
      return answer.ok ? standingOf(answer.value.data.at(-1)) : answer;
    },
    findNumber,
    listNumbers: async ({ limit, cursor }) => {
      const query = new URLSearchParams({ limit: String(limit), ...(cursor ? { after: cursor } : {}) });
      const answer = await ask(settings, "GET", `/v1/numbers?${query}`, many);
      if (!answer.ok) return answer;
      return { ok: true, value: { numbers: answer.value.data.map(owned), nextCursor: answer.value.next } };
    },
    wireNumber: async (carrierNumberId, label) => {
      const body = { application_id: applicationId, ...(label === null ? {} : { label }) };
      const answer = await ask(settings, "PATCH", `/v1/numbers/${carrierNumberId}`, one, body);
      return answer.ok ? { ok: true, value: owned(answer.value.data) } : answer;
    },
    releaseNumber: async (carrierNumberId) => {
      const answer = await ask(settings, "DELETE", `/v1/numbers/${carrierNumberId}`, z.undefined());
      return answer.ok ? { ok: true, value: null } : answer;
    },
  };
}

const placeOf = (applicationId: string) => `application ${applicationId}`;

const eventSchema = z.object({
  event: z.literal("call.arrived"),
  data: z.object({ id: z.string(), to: z.string(), from: z.string() }),
});

function harborWebhooks(publicKey: KeyObject): WebhooksPort {
  return {
    paths: [PATH],
    canListen: false,
    verify: ({ headers, body }) => {
      if (headers.get("content-type") !== "application/json") return "wrong_type";
      const timestamp = headers.get("harbor-timestamp") ?? "";
      const isFresh = Math.abs(Date.now() - Number(timestamp) * 1000) <= FRESH_FOR_MS;
      const signature = Buffer.from(headers.get("harbor-signature") ?? "", "base64");
      const isSigned = verify(
        null,
        Buffer.concat([Buffer.from(`${timestamp}|`), body]),
        publicKey,
        signature,
      );
      return isFresh && isSigned ? "genuine" : "forged";
    },
    parse: ({ body }) => {
      const event = eventSchema.safeParse(JSON.parse(new TextDecoder().decode(body)));
      if (!event.success) return null;
      const { id, to, from } = event.data.data;
      return { kind: "incoming_call", callId: id, called: to, from };
    },
    render: (answer) => {
      if (answer.kind !== "notice") throw new Error("Harbor can only speak notices.");
      const { text, languageTag } = answer;
      const body = JSON.stringify({ say: text, language: languageTag, hangup: true });
      return { contentType: "application/json", body };
    },
  };
}

/** Sends one request. Every failure becomes a value. */
async function ask<T>(
  { apiUrl, key, timeoutMs }: HarborSettings,
  method: string,
  path: string,
  schema: z.ZodType<T>,
  body?: unknown,
): Promise<CarrierResult<T>> {
  try {
    const response = await fetch(apiUrl + path, {
      method,
      headers: { authorization: `Bearer ${key}`, "content-type": "application/json" },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(timeoutMs),
    });
    const text = await response.text();
    return response.ok ? readAnswer(text, schema) : readRefusal(response, text);
  } catch (error) {
    const isLate = error instanceof Error && error.name === "TimeoutError";
    return unknown(isLate ? "timeout" : "connection");
  }
}

function readAnswer<T>(text: string, schema: z.ZodType<T>): CarrierResult<T> {
  try {
    const answer = schema.safeParse(text === "" ? undefined : JSON.parse(text));
    return answer.success ? { ok: true, value: answer.data } : unknown("nonsense");
  } catch {
    return unknown("nonsense");
  }
}

function readRefusal(response: Response, text: string): CarrierFailure {
  if (response.status >= 500) return unknown("server_error");
  const answer = readAnswer(text, errorSchema);
  if (!answer.ok) return answer;
  const { code, detail } = answer.value.error;
  const seconds = response.headers.get("retry-after");
  return {
    ok: false,
    kind: "refused",
    reason: REFUSALS[code] ?? "refused",
    carrierCode: code,
    carrierMessage: detail,
    ...(seconds === null ? {} : { retryAfterMs: Number(seconds) * 1000 }),
  };
}

function unknown(cause: Extract<CarrierFailure, { kind: "unknown" }>["cause"]) {
  return { ok: false, kind: "unknown", cause, carrierMessage: "Harbor gave no usable answer" } as const;
}
