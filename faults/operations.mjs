/** The operations that `walk.mjs` kills at every boundary. Each function prepares one without starting it. */

/** @typedef {import("./walk.mjs").Operation} Operation */
/** @typedef {import("./world.mjs").World} World */

/** A purchase, repeated until the response is final. @param {World} world @returns {Promise<Operation>} */
export async function purchaseToKill(world) {
  const orgId = await world.organization();
  const idempotencyKey = world.random.token();
  const body = await world.orderInput(orgId);
  return {
    marks: new Set([orgId, idempotencyKey, `area ${body.areaCode}`]),
    run: async () => {
      const ask = () => world.api("POST", "/v1/phone-numbers", { body, idempotencyKey });
      const isOver = async () => ["done", "failed"].includes((await world.orders(orgId))[0]?.state ?? "");
      // Repeating the request would resume the order in the web server. Wait, so that other processes can finish it.
      if ((await ask()).status === 202) await world.until(isOver, "the purchase ended");
      const answer = await world.untilFinal(ask);
      world.expectStatus(answer, [201], "The purchase");
      const [order, ...more] = await world.orders(orgId);
      world.expect(
        order?.phone_number_id === answer.body?.data?.id,
        "The response and the order name different lines.",
      );
      world.expect(more.length === 0, "One request created several orders.");
      const bought = await world.purchases(orgId);
      world.expect(bought === 1, `${bought} numbers were bought.`);
    },
  };
}

/** A release, repeated until the line is gone. @param {World} world @param {string} orgId @returns {Promise<Operation>} */
export async function releaseToKill(world, orgId) {
  const line = await world.line(orgId);
  const { carrier_number_id: sid } = await world.lineRow(line.id);
  const path = `/v1/phone-numbers/${line.id}`;
  return {
    marks: new Set([line.id, String(sid)]),
    run: async () => {
      const answer = await world.untilFinal(() => world.api("DELETE", path));
      // 404 if an earlier request released the line but its response was lost.
      world.expectStatus(answer, [200, 404], "The release");
      await world.until(
        async () => (await world.lineRow(line.id)).status === "released",
        "the line was released",
      );
      const releases = (await world.carrier.entries()).filter(
        (entry) => entry.event === "release" && entry.sid === sid,
      );
      world.expect(releases.length === 1, `The number was released ${releases.length} times.`);
    },
  };
}

/** A move to another organization. @param {World} world @returns {Promise<Operation>} */
export async function migrationToKill(world) {
  const [from, targetOrgId] = [await world.organization(), await world.organization()];
  const line = await world.line(from);
  const botId = await world.bot(from);
  const path = `/v1/phone-numbers/${line.id}`;
  await world.succeed("POST", `${path}/attach`, { body: { botId } });
  const idempotencyKey = world.random.token();
  return {
    marks: new Set([line.id, targetOrgId, idempotencyKey]),
    run: async () => {
      const request = { body: { targetOrgId }, idempotencyKey };
      const answer = await world.untilFinal(() => world.api("POST", `${path}/migrate`, request));
      world.expectStatus(answer, [200], "The move");
      const row = await world.lineRow(line.id);
      world.expect(
        row.org_id === targetOrgId && row.bot_id === null,
        "The line is not in the target organization.",
      );
      const { rows } = await world.stack.database.query(
        "select 1 from audit_entries where subject_id = $1 and action = 'number.migrate'",
        [line.id],
      );
      world.expect(rows.length === 1, `The history has ${rows.length} moves.`);
    },
  };
}

/**
 * A reconciliation that must find a stray number, mark a lost line and repair a drifted one. The worker reconciles
 * repeatedly; this operation ends when all three are settled.
 * @param {World} world
 * @returns {Promise<Operation>}
 */
export async function reconciliationToKill(world) {
  const orgId = await world.organization();
  const [lost, drifted] = [await world.line(orgId), await world.line(orgId)];
  const [{ carrier_number_id: lostSid }, { carrier_number_id: sid }] = [
    await world.lineRow(lost.id),
    await world.lineRow(drifted.id),
  ];
  const number = await world.unknownNumber();
  const path = `/IncomingPhoneNumbers/${sid}.json`;
  const { body: before } = await world.carrier.api("GET", path);
  return {
    marks: new Set([String(sid), number, lost.number]),
    isMine: (moment) =>
      moment.kind === "commit"
        ? /carrier_(runs|findings|listings)/.test(moment.writes)
        : moment.operation === "list" && moment.about === "",
    run: async () => {
      await world.carrier.plant(number);
      await world.carrier.remove(String(lostSid));
      await world.carrier.api("POST", path, { VoiceUrl: "https://elsewhere.example/voice" });
      const isSettled = async () => {
        const { body } = await world.carrier.api("GET", path);
        const [stray] = await world.findings(number);
        return (
          stray?.kind === "stray" &&
          (await world.lineRow(lost.id)).status === "lost" &&
          body.voice_url === before.voice_url
        );
      };
      await world.until(isSettled, "the stray was found, the lost line marked and the drifted one repaired");
      const strays = (await world.findings(number)).filter(({ kind }) => kind === "stray");
      world.expect(strays.length === 1, `The stray was found ${strays.length} times.`);
    },
  };
}
