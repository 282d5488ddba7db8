import { setTimeout as delay } from "node:timers/promises";
import { z } from "zod";
import { env } from "@/lib/env";
import { readPhone } from "@/lib/typed/reading";
import { type Options, required } from "./options";
import { UsageError } from "./sentence-of";

/** Quick enough to wait for, slow enough for the web server to answer in time. */
const SPEED = 10;
const LOOK_EVERY_MS = 200;
/** A made-up caller: numbers from 555-0100 to 555-0199 are nobody's. */
const CALLER = "+12065550100";

const callSchema = z.object({
  status: z.string(),
  seconds: z.number(),
  course: z.array(z.object({ by: z.enum(["line", "caller"]), text: z.string() })),
  alerts: z.array(z.object({ code: z.number(), message: z.string() })),
});

/**
 * Has somebody call a line of the local carrier and say something, and waits until the call is over.
 * @param options `to`, a line's number; `from`; `say`, what the caller says, each when the line is quiet
 * @returns the call, one line for each thing that was heard or said
 * @throws UsageError if there is no local carrier, or if it refuses the call
 */
export async function callLine(options: Options): Promise<string> {
  const to = numberOf(required(options, "to"));
  const from = typeof options.from === "string" ? options.from : CALLER;
  const say = Array.isArray(options.say) ? options.say : [];
  const script = say.map((text) => `say "${text.replaceAll(/\s+/g, " ")}"`).join("\n");
  const placed = await control("_calls", { from, to, script, speed: SPEED });
  const { sid } = z.object({ sid: z.string() }).parse(placed);
  for (;;) {
    const call = callSchema.parse(await control(`_calls/${sid}`));
    if (call.status !== "ringing" && call.status !== "in-progress")
      return [
        ...call.course.map(({ by, text }) => `${by === "line" ? "Line:  " : "Caller:"} ${text}`),
        `The call is ${call.status}, after ${call.seconds} seconds.`,
        ...call.alerts.map(({ code, message }) => `Alert ${code}: ${message}`),
      ].join("\n");
    await delay(LOOK_EVERY_MS);
  }
}

/** The number as the carrier knows it, however it is written. */
function numberOf(typed: string): string {
  const reading = readPhone(typed);
  if ("e164" in reading) return reading.e164;
  throw new UsageError(`--to: ${reading.message}`);
}

async function control(path: string, order?: object): Promise<unknown> {
  const { LOCAL_CARRIER_URL: url } = env();
  const token = process.env.LOCAL_CARRIER_CONTROL_TOKEN;
  if (!url || !token)
    throw new UsageError("Only lines of this installation's local carrier can be called like this.");
  const answer = await fetch(`${url}/${path}`, {
    method: order ? "POST" : "GET",
    headers: { authorization: `Bearer ${token}` },
    ...(order && { body: JSON.stringify(order) }),
  });
  const body: unknown = await answer.json();
  if (!answer.ok) throw new UsageError(z.object({ message: z.string() }).parse(body).message);
  return body;
}
