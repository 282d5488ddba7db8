const OTHERS = 2_000;
const DONE_WITHIN_MS = 60_000;

/** @type {import("../scenario.mjs").Scenario} */
export default {
  id: "F32",
  title: "A job that always fails is ahead of thousands of others",
  run: async (world) => {
    const { database } = world.stack;
    const orgId = await world.organization();
    const prefix = `f32:${world.random.token()}`;
    await database.query(
      "select graphile_worker.add_job('orders.advance', '{\"orderId\": \"poison\"}', job_key := $1, max_attempts := 1, priority := -10)",
      [`poison:${prefix}`],
    );
    // Jobs for orders that do not exist: each looks, and has nothing to do.
    await database.query(
      `select graphile_worker.add_job('orders.advance', json_build_object('orderId', gen_random_uuid()), job_key := $1 || n)
         from generate_series(1, ${OTHERS}) n`,
      [prefix],
    );
    const bought = world.purchase(orgId);
    const isEmpty = async () => {
      const { rows } = await database.query(
        "select count(*)::int as left from graphile_worker.jobs where key like $1",
        [`${prefix}%`],
      );
      return rows[0].left === 0;
    };
    await world.until(isEmpty, `${OTHERS} jobs behind a failing one are done`, DONE_WITHIN_MS);
    world.expectStatus(await bought, [201], "A purchase in the meantime");
    const { rows } = await database.query(
      "select attempts, max_attempts, last_error from graphile_worker.jobs where key = $1",
      [`poison:${prefix}`],
    );
    world.expect(
      rows[0]?.attempts === 1 && Boolean(rows[0].last_error),
      "The failing job was not kept with its error.",
    );
  },
};
