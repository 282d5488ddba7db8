import { inTransaction } from "@/db/transaction";
import type { Context } from "@/lib/context";
import { presentRun } from "@/lib/domain/reconcile/present";
import { runReconcile } from "@/lib/domain/reconcile/run-reconcile";
import { carriersToReconcile, openRun, RUN_UNDER_WAY } from "@/lib/domain/reconcile/start-run";
import { AppError } from "@/lib/errors";
import { carrierOf, configuredCarriers } from "@/lib/telephony/registry";
import { UsageError } from "./sentence-of";

interface Asked {
  /** Undefined for every carrier that is configured. */
  carrier: string | undefined;
  acceptLosses: boolean;
}

/**
 * Compares carriers' lists of numbers with ours in this process, one carrier after the other.
 * @returns the result, one count per line; with several carriers, below each carrier's name
 * @throws UsageError for a carrier that is not configured; AppError if a carrier does not answer, or a run is already under way
 */
export async function reconcile(context: Context, { carrier: wanted, acceptLosses }: Asked): Promise<string> {
  const known = configuredCarriers().map(({ name }) => name);
  if (wanted !== undefined && !known.includes(wanted))
    throw new UsageError(`No carrier ${wanted} is configured here. Configured: ${known.join(", ")}.`);
  const carriers = carriersToReconcile(wanted);
  const reports: string[] = [];
  for (const carrier of carriers) {
    const report = await reconcileOne(context, { carrier, acceptLosses });
    reports.push(carriers.length === 1 ? report : `${carrierOf({ carrier }).displayName}\n${report}`);
  }
  return reports.join("\n\n");
}

async function reconcileOne(
  context: Context,
  asked: { carrier: string; acceptLosses: boolean },
): Promise<string> {
  const { run, opened } = await inTransaction((tx) => openRun(tx, context, { trigger: "command", ...asked }));
  const ended = opened ? await runReconcile(run.id, { carrierOf, context }) : null;
  if (!ended) throw new AppError("rate_limited", { message: RUN_UNDER_WAY });
  const { failure, listed, strays, lost, found, repaired, doubted } = presentRun(ended);
  if (failure)
    throw new AppError("carrier_unavailable", {
      message: `${failure.message} What the run found before that is saved.`,
    });
  return [
    `numbers at the carrier: ${listed}`,
    `new strays: ${strays}`,
    `newly lost: ${lost}`,
    `found again: ${found}`,
    `repaired: ${repaired}`,
    ...(doubted > 0 ? [`missing: ${doubted}, suspiciously many, so nothing was marked as lost`] : []),
  ].join("\n");
}
