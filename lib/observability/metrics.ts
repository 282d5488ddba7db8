import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";

/** Seconds: a page, and a carrier that takes its time. */
const REQUEST_SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];
const CARRIER_SECONDS = [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 15, 30];

// Next's server bundles load this module more than once in one process, which has one set of metrics all the same.
const globals = globalThis as typeof globalThis & { linekeeperMetrics?: ReturnType<typeof makeMetrics> };

/**
 * What this process counts about itself. Labels have few values, all known beforehand: no ids, no addresses with ids
 * in them, nothing that a caller makes up.
 */
export function metrics(): ReturnType<typeof makeMetrics> {
  globals.linekeeperMetrics ??= makeMetrics();
  return globals.linekeeperMetrics;
}

function makeMetrics() {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const registers = [registry];
  return {
    registry,
    requests: new Counter({
      name: "linekeeper_http_requests_total",
      help: "Answered requests, by method, route template and status.",
      labelNames: ["method", "route", "status"],
      registers,
    }),
    requestSeconds: new Histogram({
      name: "linekeeper_http_request_duration_seconds",
      help: "Time from a request's head to the end of its answer.",
      labelNames: ["method", "route"],
      buckets: REQUEST_SECONDS,
      registers,
    }),
    requestsUnderWay: new Gauge({
      name: "linekeeper_http_requests_under_way",
      help: "Requests that are being answered.",
      registers,
    }),
    actions: new Counter({
      name: "linekeeper_actions_total",
      help: "Actions of the console, by what they came to: ok, or the code of the refusal.",
      labelNames: ["outcome"],
      registers,
    }),
    carrierCalls: new Counter({
      name: "linekeeper_carrier_calls_total",
      help: "Calls to the carrier, by operation and outcome: ok, the reason of a refusal, what went wrong, not_sent.",
      labelNames: ["carrier", "operation", "outcome"],
      registers,
    }),
    carrierSeconds: new Histogram({
      name: "linekeeper_carrier_call_duration_seconds",
      help: "How long the carrier took to answer; calls that were not sent are not in it.",
      labelNames: ["carrier", "operation"],
      buckets: CARRIER_SECONDS,
      registers,
    }),
    circuit: new Gauge({
      name: "linekeeper_carrier_circuit_state",
      help: "0 the carrier is asked, 1 one call finds out whether it is back, 2 it is silent and left alone.",
      labelNames: ["carrier"],
      registers,
    }),
    ordersFinished: new Counter({
      name: "linekeeper_orders_finished_total",
      help: "Purchases that this process brought to their end, or stopped: by done, stopped or the code of the failure.",
      labelNames: ["outcome"],
      registers,
    }),
    jobs: new Counter({
      name: "linekeeper_jobs_total",
      help: "Jobs that this process ran, by job and outcome.",
      labelNames: ["job", "outcome"],
      registers,
    }),
  };
}
