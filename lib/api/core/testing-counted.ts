import { z } from "zod";
import { callerOfRequest } from "./caller";
import { defineContract } from "./contract";
import { createRoute } from "./create-route";
import type { Route } from "./methods";
import { write } from "./operation";
import { call, type Received, type Sent } from "./testing";

/** A route whose only operation counts its runs. */
export interface CountedRoute {
  route: Route;
  /** How often the operation has actually run. */
  runs: number;
  /** What the next run does. */
  next: () => Promise<{ status?: 202; data: { run: number } }>;
  post: (sent: Sent) => Promise<Received>;
}

const contract = defineContract({
  id: "counted",
  method: "POST",
  path: "/v1/counted",
  summary: "Count runs",
  scope: "numbers:write",
  input: z.object({ value: z.string().optional() }),
  answer: z.object({ run: z.number() }),
  accepted: z.object({ run: z.number() }),
  status: 201,
  errors: [],
});

/** Makes a new counted route, whose operation returns its run count. */
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
