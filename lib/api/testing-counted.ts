import { z } from "zod";
import { callerOfRequest } from "./caller";
import { defineContract } from "./contract";
import { createRoute } from "./create-route";
import type { Route } from "./methods";
import { write } from "./operation";
import { call, type Received, type Sent } from "./testing";

/** A route whose only operation counts how often it has run. */
export interface CountedRoute {
  route: Route;
  /** How often the operation has really run. */
  runs: number;
  /** What it does next. */
  next: () => Promise<{ status?: 202; data: { run: number } }>;
  post: (sent: Sent) => Promise<Received>;
}

const contract = defineContract({
  id: "counted",
  method: "POST",
  path: "/v1/counted",
  summary: "Counts how often it has run",
  scope: "numbers:write",
  input: z.object({ value: z.string().optional() }),
  answer: z.object({ run: z.number() }),
  accepted: z.object({ run: z.number() }),
  status: 201,
  errors: [],
});

/** Makes a route that has not run yet, and answers how often it has. */
export function countedRoute(): CountedRoute {
  const act = write(contract, async () => {
    counted.runs++;
    return counted.next();
  });
  const route = createRoute([act], { resolveCaller: callerOfRequest, report: () => undefined });
  const counted: CountedRoute = {
    route,
    runs: 0,
    next: async () => ({ data: { run: counted.runs } }),
    post: (sent) => call(route, "POST", "/v1/counted", sent),
  };
  return counted;
}
