import type { Contract, Method } from "@/lib/api/core/contract";
import type { Route } from "@/lib/api/core/methods";
import { call, type Received, type Sent } from "@/lib/api/core/testing";
import { listAuditEntries } from "@/lib/domain/audit/list-audit-entries";
import { createFaq } from "@/lib/domain/bots/create-faq";
import { attachNumber } from "@/lib/domain/numbers/attach-number";
import { startOrder } from "@/lib/domain/orders/start-order";
import { createTrunk } from "@/lib/domain/trunks/create-trunk";
import { createVariable } from "@/lib/domain/variables/create-variable";
import { saveWorkflow } from "@/lib/domain/workflows/save-workflow";
import { makeConversation } from "./conversations";
import { contextOf, makeAccount, makeBot, makeNumber, provisionInput } from "./factory";

const ROUTES: Record<string, () => Promise<Route>> = import.meta.glob("/app/{v1,compat}/**/route.ts");

/** One object of every kind in one account. */
export interface Objects {
  accountId: string;
  /** Their ids, by the path segment before them. */
  ids: Record<string, string>;
}

/** Makes an account that has one object of every kind. */
export async function makeObjects(): Promise<Objects> {
  const { account, location } = await makeAccount();
  const context = contextOf(account);
  const bot = await makeBot(location);
  const line = await makeNumber(location);
  const place = { orgId: location.id, host: "pbx.example", port: 5060 };
  const trunk = await createTrunk(context, { ...place, name: "PBX" });
  const faq = await createFaq(context, { id: bot.id, question: "Where?", answer: "Here." });
  const { workflow } = await saveWorkflow(context, { botId: bot.id, title: "Book", description: null });
  const { order } = await startOrder(context, provisionInput(location.id));
  const variable = await createVariable(context, {
    id: location.id,
    name: "parking",
    value: "Here",
    type: "STRING",
  });
  await attachNumber(context, { id: line.id, botId: bot.id });
  const { auditEntries } = await listAuditEntries(context, { limit: 1 });
  const ids = {
    accounts: account.id,
    "audit-entries": auditEntries[0]?.id ?? "",
    organizations: location.id,
    variables: variable.id,
    bots: bot.id,
    assistants: bot.id,
    phone: bot.id,
    faqs: faq.id,
    workflows: workflow.id,
    "phone-numbers": line.id,
    numbers: line.id,
    "phone-number-orders": order.id,
    "sip-trunks": trunk.id,
    conversations: (await makeConversation(line)).id,
  };
  return { accountId: account.id, ids };
}

/** Sends a request to an operation, with the ids of `objects` in its path. */
export async function askFor(
  { ids }: Objects,
  contract: Contract,
  sent: Sent = {},
  method: Method | "PUT" = contract.method,
): Promise<Received> {
  const route = await ROUTES[`/app${contract.path.replaceAll(/\{(\w+)\}/g, "[$1]")}/route.ts`]?.();
  if (!route) throw new Error(`${contract.path} has no route.`);
  const params = Object.fromEntries(
    [...contract.path.matchAll(/([\w-]+)\/\{(\w+)\}/g)].map(([, part = "", name = ""]) => [
      name,
      ids[part] ?? "",
    ]),
  );
  const path = contract.path.replaceAll(/\{(\w+)\}/g, (_, name: string) => params[name] ?? "");
  return call(route, method as Method, path, { params, ...sent });
}
