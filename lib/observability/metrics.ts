import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";

/** Histogram buckets in seconds. Carriers may take much longer to answer than our pages. */
const REQUEST_SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];
const CARRIER_SECONDS = [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 15, 30];

// Next's server bundles each load this module. They must share one set of metrics in the process.
const globals = globalThis as typeof globalThis & { linekeeperMetrics?: ReturnType<typeof makeMetrics> };

/**
 * The metrics of this process. Every label has few values, all known in advance: no ids, no addresses that contain
 * ids, nothing that a caller can make up.
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
      help: "Requests answered, by method, route template and status.",
      labelNames: ["method", "route", "status"],
      registers,
    }),
    requestSeconds: new Histogram({
      name: "linekeeper_http_request_duration_seconds",
      help: "Time from receiving a request's headers to the end of its answer.",
      labelNames: ["method", "route"],
      buckets: REQUEST_SECONDS,
      registers,
    }),
    requestsUnderWay: new Gauge({
      name: "linekeeper_http_requests_under_way",
      help: "Requests being answered now.",
      registers,
    }),
    actions: new Counter({
      name: "linekeeper_actions_total",
      help: "Console actions, by outcome: ok, or the error code.",
      labelNames: ["outcome"],
      registers,
    }),
    carrierCalls: new Counter({
      name: "linekeeper_carrier_calls_total",
      help: "Calls to the carrier, by operation and outcome: ok, the reason for a refusal, the kind of failure, or not_sent.",
      labelNames: ["carrier", "operation", "outcome"],
      registers,
    }),
    carrierSeconds: new Histogram({
      name: "linekeeper_carrier_call_duration_seconds",
      help: "Time the carrier took to answer. Calls that were not sent are not counted.",
      labelNames: ["carrier", "operation"],
      buckets: CARRIER_SECONDS,
      registers,
    }),
    circuit: new Gauge({
      name: "linekeeper_carrier_circuit_state",
      help: "0 closed, 1 half-open (one call probes the carrier), 2 open (no calls are sent).",
      labelNames: ["carrier", "use"],
      registers,
    }),
    ordersFinished: new Counter({
      name: "linekeeper_orders_finished_total",
      help: "Orders that this process finished or stopped, by outcome: done, stopped, or the code of the failure.",
      labelNames: ["outcome"],
      registers,
    }),
    jobs: new Counter({
      name: "linekeeper_jobs_total",
      help: "Jobs run by this process, by job and outcome.",
      labelNames: ["job", "outcome"],
      registers,
    }),
  };
}
