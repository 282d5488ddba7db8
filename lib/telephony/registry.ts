import {
  CARRIER_NAMES,
  CARRIERS,
  type CarrierName,
  type CarrierSpec,
  missingVariables,
} from "@/lib/constants/carriers";
import { type Env, env } from "@/lib/env";
import { logger } from "@/lib/observability/logger";
import { metrics } from "@/lib/observability/metrics";
import { cachePrice } from "./cached-price";
import {
  CARRIER_USES,
  type CarrierCall,
  type CarrierUse,
  type CircuitStanding,
  withCircuits,
} from "./circuit";
import type { Carrier, CarrierPorts, ConfiguredCarrier } from "./port";
import { openTwilio } from "./providers/twilio/twilio-carrier";
import { unconfiguredCarrier } from "./unconfigured";

/** One entry per carrier. The local carrier speaks Twilio's protocol, so both use the same adapter. */
const OPENERS: Record<CarrierName, (settings: Env) => CarrierPorts> = {
  local: (settings) =>
    openTwilio({
      accountSid: settings.LOCAL_CARRIER_ACCOUNT ?? "",
      authToken: settings.LOCAL_CARRIER_TOKEN ?? "",
      apiUrl: settings.LOCAL_CARRIER_URL,
      timeoutMs: settings.CARRIER_TIMEOUT_MS,
      appUrl: settings.APP_URL,
      // Numbers that were bought before the local carrier had its own path still call Twilio's.
      bases: ["/carrier/local", "/carrier/twilio"],
      relayPath: relayPathOf("local", settings),
      fallbackUrl: settings.VOICE_FALLBACK_URL,
    }),
  twilio: (settings) =>
    openTwilio({
      accountSid: settings.TWILIO_ACCOUNT_SID ?? "",
      authToken: settings.TWILIO_AUTH_TOKEN ?? "",
      apiUrl: settings.TWILIO_API_BASE_URL,
      timeoutMs: settings.CARRIER_TIMEOUT_MS,
      appUrl: settings.APP_URL,
      bases: ["/carrier/twilio"],
      relayPath: relayPathOf("twilio", settings),
      fallbackUrl: settings.VOICE_FALLBACK_URL,
    }),
};

function relayPathOf(carrier: CarrierName, { CALL_TRANSPORT }: Env): string | null {
  return CALL_TRANSPORT === "relay" ? `/relay/${carrier}` : null;
}

/** A carrier that exists only in a test. */
interface TestCarrierDefinition extends Omit<CarrierSpec, "variables"> {
  name: string;
  open: (settings: Env) => CarrierPorts;
}

interface Registry {
  opened: Map<string, Carrier>;
  configured: Map<string, ConfiguredCarrier>;
  /** Carriers that tests registered. */
  registered: Map<string, TestCarrierDefinition>;
  defaultName?: string;
}

// Next's server bundles load this module several times per process. They share one registry, so that each carrier has one
// set of circuit breakers.
const globals = globalThis as typeof globalThis & { linekeeperCarriers?: Registry };

function registry(): Registry {
  globals.linekeeperCarriers ??= { opened: new Map(), configured: new Map(), registered: new Map() };
  return globals.linekeeperCarriers;
}

/**
 * The carrier of a line, order, finding or run. If it is not configured, it answers everything with `not_configured`.
 * @param row anything with a carrier's name
 */
export function carrierOf({ carrier: name }: { carrier: string }): Carrier {
  const { opened } = registry();
  const carrier = opened.get(name) ?? configuredCarrier(name) ?? unconfigured(name);
  opened.set(name, carrier);
  return carrier;
}

/** The carrier that `CARRIER` names, for new orders, searches and prices. Existing rows have their own carrier. */
export function defaultCarrier(): ConfiguredCarrier {
  const name = registry().defaultName ?? env().CARRIER;
  const carrier = configuredCarrier(name);
  if (!carrier) throw new Error(`The carrier ${name} is not configured.`);
  return carrier;
}

/** Every carrier with credentials, the default one first. */
export function configuredCarriers(): ConfiguredCarrier[] {
  const first = defaultCarrier();
  const others = [...CARRIER_NAMES, ...registry().registered.keys()].flatMap(
    (name) => configuredCarrier(name) ?? [],
  );
  return [...new Set([first, ...others])];
}

/** The configured carriers whose webhooks can arrive at a path; their signatures tell them apart. */
export function carriersAt(path: string): ConfiguredCarrier[] {
  return configuredCarriers().filter(({ webhooks }) => webhooks.paths.includes(path));
}

/** The configured carrier whose relay has this path. */
export function carrierOfRelay(path: string): ConfiguredCarrier | undefined {
  return configuredCarriers().find(({ relay }) => relay?.path === path);
}

/** Registers a test's own carrier, behind the same circuit breakers as any other. For tests. */
export function registerTestCarrier(
  definition: TestCarrierDefinition,
  { asDefault = false }: { asDefault?: boolean } = {},
): void {
  const state = registry();
  state.registered.set(definition.name, definition);
  state.opened.delete(definition.name);
  state.configured.delete(definition.name);
  if (asDefault) state.defaultName = definition.name;
}

/** Makes every carrier open again at its next use, and removes those that tests registered. For tests. */
export function resetCarriers(): void {
  globals.linekeeperCarriers = undefined;
}

function configuredCarrier(name: string): ConfiguredCarrier | undefined {
  const { configured } = registry();
  const carrier = configured.get(name) ?? openCarrier(name);
  if (carrier) configured.set(name, carrier);
  return carrier;
}

function openCarrier(name: string): ConfiguredCarrier | undefined {
  const added = registry().registered.get(name);
  if (added) return guard(name, { ...added, variables: [] }, added.open(env()));
  if (!isKnown(name) || missingVariables(name, env()).length > 0) return undefined;
  return guard(name, CARRIERS[name], OPENERS[name](env()));
}

function unconfigured(name: string): Carrier {
  return isKnown(name)
    ? unconfiguredCarrier(name, CARRIERS[name], missingVariables(name, env()))
    : unconfiguredCarrier(name, undefined, []);
}

function isKnown(name: string): name is CarrierName {
  return Object.hasOwn(CARRIERS, name);
}

function guard(
  name: string,
  { displayName, capabilities, variables }: CarrierSpec,
  ports: CarrierPorts,
): ConfiguredCarrier {
  const { CARRIER_SILENT_AFTER: silentAfter, CARRIER_PROBE_MS: probeMs } = env();
  const guarded = withCircuits(ports, {
    silentAfter,
    probeMs,
    onCall: (call) => count(name, call),
    onChange: watchCircuits(name),
  });
  const account = cachePrice(guarded.account);
  return { ...guarded, account, name, displayName, capabilities, variables, missing: [] };
}

const STANDING_NUMBERS: Record<CircuitStanding, number> = { closed: 0, probing: 1, open: 2 };

/** Reports circuit breakers to the log and the metrics. A probe that changes nothing is not logged. */
function watchCircuits(carrier: string): (use: CarrierUse, standing: CircuitStanding) => void {
  const silent = new Set<CarrierUse>();
  for (const use of CARRIER_USES) metrics().circuit.set({ carrier, use }, STANDING_NUMBERS.closed);
  return (use, standing) => {
    metrics().circuit.set({ carrier, use }, STANDING_NUMBERS[standing]);
    if (standing === "open" && !silent.has(use))
      logger({ carrier, use }).warn("The carrier is silent; only a probe now and then is sent");
    if (standing === "closed") logger({ carrier, use }).info("The carrier answers again");
    if (standing === "closed") silent.delete(use);
    else silent.add(use);
  };
}

function count(carrier: string, { operation, result, took }: CarrierCall): void {
  metrics().carrierCalls.inc({ carrier, operation, outcome: outcomeOf(result) });
  if (result.ok || result.kind !== "not_sent") metrics().carrierSeconds.observe({ carrier, operation }, took);
}

function outcomeOf(result: CarrierCall["result"]): string {
  if (result.ok) return "ok";
  if (result.kind === "refused") return result.reason;
  return result.kind === "unknown" ? result.cause : result.kind;
}
