import { inTransaction } from "@/db/transaction";
import type { Context } from "@/lib/context";
import { presentRun } from "@/lib/domain/carrier/present";
import { runReconcile } from "@/lib/domain/carrier/run-reconcile";
import { openRun, UNDER_WAY } from "@/lib/domain/carrier/start-run";
import { AppError } from "@/lib/errors";
import { carrier } from "@/lib/telephony/carrier";

/**
 * Compares the carrier's list of numbers with ours, here and now.
 * @returns what came of it, a line each
 * @throws AppError when the carrier does not answer, or a comparison is under way already
 */
export async function reconcile(context: Context, asked: { acceptLosses: boolean }): Promise<string> {
  const { run, opened } = await inTransaction((tx) => openRun(tx, context, { trigger: "command", ...asked }));
  const ended = opened ? await runReconcile(run.id, { carrier: carrier(), context }) : null;
  if (!ended) throw new AppError("rate_limited", { message: UNDER_WAY });
  const { failure, listed, strays, lost, found, repaired, doubted } = presentRun(ended);
  if (failure)
    throw new AppError("carrier_unavailable", {
      message: `${failure.message} What was found before that stays.`,
    });
  return [
    `${listed} numbers at the carrier`,
    `${strays} newly unknown`,
    `${lost} newly lost`,
    `${found} found again`,
    `${repaired} set right`,
    ...(doubted > 0 ? [`${doubted} missing, too many to believe: nothing was marked as lost`] : []),
  ].join("\n");
}
