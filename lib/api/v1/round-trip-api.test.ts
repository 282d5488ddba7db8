import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import * as accountRoute from "@/app/v1/accounts/[id]/route";
import * as faqRoute from "@/app/v1/bots/[id]/faqs/[faqId]/route";
import * as botRoute from "@/app/v1/bots/[id]/route";
import * as workflowRoute from "@/app/v1/bots/[id]/workflows/[workflowId]/route";
import * as workflowsRoute from "@/app/v1/bots/[id]/workflows/route";
import * as organizationRoute from "@/app/v1/organizations/[id]/route";
import * as variableRoute from "@/app/v1/organizations/[id]/variables/[variableId]/route";
import * as lineRoute from "@/app/v1/phone-numbers/[id]/route";
import * as trunkRoute from "@/app/v1/sip-trunks/[id]/route";
import { useTestCarrier } from "@/db/testing/carrier";
import { useTestDatabase } from "@/db/testing/database";
import { contextOf, makeAccount, makeBot, makeNumber } from "@/db/testing/factory";
import { PROPERTY_TIMEOUT_MS, propertyRuns } from "@/db/testing/property-runs";
import { createFaq } from "@/lib/domain/bots/create-faq";
import { createTrunk } from "@/lib/domain/trunks/create-trunk";
import { createVariable } from "@/lib/domain/variables/create-variable";
import { saveWorkflow } from "@/lib/domain/workflows/save-workflow";
import type { Method } from "../core/contract";
import type { Route } from "../core/methods";
import { readOnlyFields } from "../core/read-only-fields";
import { call, makeTestKey } from "../core/testing";
import { CONTRACTS } from "./all";

useTestCarrier(useTestDatabase());
beforeAll(() => void Object.assign(process.env, { RATE_LIMIT_PER_MINUTE: "0" }));

/** An object of a kind, with how it is read and how it is sent back. */
interface Thing {
  contract: string;
  read: { route: Route; path: string; params: Record<string, string> };
  write: { route: Route; method: Method; path: string; params: Record<string, string> };
}

let key = "";
let things: Thing[] = [];
beforeAll(async () => {
  const { account, location } = await makeAccount();
  const context = contextOf(account);
  const bot = await makeBot(location, { languages: ["ENGLISH", "SPANISH"], outbound: true });
  const faq = await createFaq(context, { id: bot.id, question: "Where do I park?", answer: "Behind." });
  await createFaq(context, { id: bot.id, question: "When?", answer: "At eight." });
  const { workflow } = await saveWorkflow(context, {
    botId: bot.id,
    title: "Book",
    description: null,
    steps: [{ title: "Ask", examples: ["Tomorrow?"], childSteps: [{ title: "Say when" }] }],
  });
  const line = await makeNumber(location, { botId: bot.id });
  const trunk = await createTrunk(context, {
    orgId: location.id,
    name: "PBX",
    host: "pbx.example",
    port: 5060,
  });
  const variable = await createVariable(context, {
    id: location.id,
    name: "parking",
    value: "Behind the house",
    type: "STRING",
  });
  key = await makeTestKey(account.id);
  const patched = (contract: string, route: Route, path: string, params: Record<string, string>): Thing => ({
    contract,
    read: { route, path, params },
    write: { route, method: "PATCH", path, params },
  });
  const workflows = `/v1/bots/${bot.id}/workflows`;
  things = [
    patched("updateBot", botRoute, `/v1/bots/${bot.id}`, { id: bot.id }),
    patched("updateFaq", faqRoute, `/v1/bots/${bot.id}/faqs/${faq.id}`, { id: bot.id, faqId: faq.id }),
    patched("updateAccount", accountRoute, `/v1/accounts/${account.id}`, { id: account.id }),
    patched("updateOrganization", organizationRoute, `/v1/organizations/${location.id}`, { id: location.id }),
    patched("updateVariable", variableRoute, `/v1/organizations/${location.id}/variables/${variable.id}`, {
      id: location.id,
      variableId: variable.id,
    }),
    patched("updatePhoneNumber", lineRoute, `/v1/phone-numbers/${line.id}`, { id: line.id }),
    patched("updateSipTrunk", trunkRoute, `/v1/sip-trunks/${trunk.id}`, { id: trunk.id }),
    {
      contract: "saveWorkflow",
      read: {
        route: workflowRoute,
        path: `${workflows}/${workflow.id}`,
        params: { id: bot.id, workflowId: workflow.id },
      },
      write: { route: workflowsRoute, method: "POST", path: workflows, params: { id: bot.id } },
    },
  ];
});

const read = async ({ read: { route, path, params } }: Thing) =>
  (await call(route, "GET", path, { key, params })).body.data as Record<string, unknown>;
const send = ({ write: { route, method, path, params } }: Thing, body: object, headers = {}) =>
  call(route, method, path, { key, params, body, headers });
const contractOf = (thing: Thing) => CONTRACTS.find(({ id }) => id === thing.contract);

describe("an object that is sent back", () => {
  it("exists for every operation that takes whole objects, and every PATCH takes them", () => {
    const taking = CONTRACTS.filter(({ takesWhole }) => takesWhole).map(({ id }) => id);
    expect(things.map(({ contract }) => contract).sort()).toEqual([...taking].sort());
    for (const { id, method } of CONTRACTS) if (method === "PATCH") expect(taking).toContain(id);
  });

  it("as it was answered is accepted and unchanged, for every kind of object", async () => {
    for (const thing of things) {
      const before = await read(thing);
      const { status, body } = await send(thing, before);
      expect([thing.contract, status, body.data]).toEqual([thing.contract, 200, before]);
      expect(await read(thing)).toEqual(before);
    }
  });

  it("in part, with one field changed, is accepted", { timeout: PROPERTY_TIMEOUT_MS }, async () => {
    const names: Record<string, string> = {
      updateFaq: "question",
      updateVariable: "displayName",
      saveWorkflow: "title",
    };
    await fc.assert(
      fc.asyncProperty(
        fc.nat({ max: things.length - 1 }),
        fc.func(fc.boolean()),
        fc.stringMatching(/^[a-z]{1,20}$/),
        async (index, keeps, text) => {
          const thing = things[index] as Thing;
          const before = await read(thing);
          const name = names[thing.contract] ?? "name";
          const needed = thing.contract === "saveWorkflow" ? ["id", "description"] : [];
          const kept = Object.entries(before).filter(([field]) => needed.includes(field) || keeps(field));
          const { status, body } = await send(thing, { ...Object.fromEntries(kept), [name]: text });
          expect([thing.contract, kept, status, body.data?.[name]]).toEqual([
            thing.contract,
            kept,
            200,
            text,
          ]);
        },
      ),
      propertyRuns({ usually: 60 }),
    );
  });

  it("with a read-only field changed is refused by name and not saved", async () => {
    for (const thing of things) {
      const before = await read(thing);
      const contract = contractOf(thing);
      if (!contract) throw new Error(`${thing.contract} is unknown.`);
      for (const name of readOnlyFields(contract)) {
        // The id of a workflow names the one to change, an outdated version is a conflict.
        if (name === "version") continue;
        const { status, body } = await send(thing, { ...before, [name]: { something: "else" } });
        const codes = { botId: "use_attach_endpoint" } as Record<string, string>;
        const code =
          thing.contract === "updatePhoneNumber" ? (codes[name] ?? "validation_failed") : "validation_failed";
        expect([thing.contract, name, status, body.error?.code]).toEqual([thing.contract, name, 422, code]);
        if (code === "validation_failed")
          expect(body.error.fields).toMatchObject([
            { path: name, code: name === "model" ? "invalid_type" : "read_only" },
          ]);
      }
      expect(await read(thing)).toEqual(before);
    }
  });

  it("with an outdated version is a conflict, like an outdated If-Match", async () => {
    for (const thing of things) {
      const before = await read(thing);
      const { status, body, headers } = await send(thing, { ...before, version: 99 });
      expect([thing.contract, status, body.error?.code]).toEqual([thing.contract, 412, "edit_conflict"]);
      const place = thing.read;
      const got = await call(place.route, "GET", place.path, { key, params: place.params });
      expect([thing.contract, headers.get("etag")]).toEqual([thing.contract, got.headers.get("etag")]);
      const matched = await send(thing, before, { "if-match": `"99", ${headers.get("etag")}` });
      expect([thing.contract, matched.status]).toEqual([thing.contract, 200]);
      const weak = await send(thing, before, { "if-match": `W/"${before.version}"` });
      expect([thing.contract, weak.status]).toEqual([thing.contract, 412]);
    }
  });

  it("to a key that only reads, or of another account, is refused as ever", async () => {
    const reader = await makeTestKey(null, [
      "bots:read",
      "numbers:read",
      "organizations:read",
      "trunks:read",
    ]);
    const { account } = await makeAccount();
    const foreign = await makeTestKey(account.id);
    for (const thing of things) {
      const body = await read(thing);
      const { route, method, path, params } = thing.write;
      const asReader = await call(route, method, path, { key: reader, params, body });
      expect(asReader.body.error.code).toBe("insufficient_scope");
      const asForeign = await call(route, method, path, { key: foreign, params, body });
      expect(asForeign.body.error.code).toBe("not_found");
    }
  });
});

describe("a bot's questions that are sent back", () => {
  it("stay the same questions by their ids, whatever changes and in whatever order", async () => {
    const [bot] = things;
    if (!bot) throw new Error("There is no bot.");
    const { faqs } = (await read(bot)) as { faqs: { id: string; question: string; answer: string }[] };
    const [one, two] = faqs;
    const changed = [
      { ...two, question: "When do you open?", answer: "At nine." },
      { question: "New?", answer: "Yes." },
      { ...one, question: "Parking?", answer: "In front." },
    ];
    const { body } = await send(bot, { faqs: changed });
    expect(body.data.faqs).toMatchObject([{ id: two?.id }, { question: "New?" }, { id: one?.id }]);
    for (const wrong of [{ ...one, id: "01a1fb30-dffd-741d-b644-6d6c2a112d3c" }, { ...two }]) {
      const { status, body } = await send(bot, { faqs: [two, wrong] });
      expect([status, body.error.fields]).toMatchObject([422, [{ path: "faqs.1.id", code: "invalid" }]]);
    }
  });
});
