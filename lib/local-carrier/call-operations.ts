import { type Answer, notFound, rfc2822 } from "./answers";
import type { Exchange } from "./calls/exchange";
import type { CarrierStore, EndedCall } from "./store";

interface Calls {
  accountSid: string;
  store: CarrierStore;
  exchange: Exchange;
}

/** A page of calls: those in progress, and those that ended since the process started. */
export async function listCalls(
  { exchange, accountSid }: Calls,
  { query, path }: { query: URLSearchParams; path: string },
): Promise<Answer> {
  const pageSize = Math.min(1000, Math.max(1, Number(query.get("PageSize") ?? 50) || 50));
  const page = Math.max(0, Number(query.get("Page") ?? 0) || 0);
  const status = query.get("Status");
  const calls = exchange.list(status);
  const shown = calls.slice(page * pageSize, (page + 1) * pageSize);
  const uriOfPage = (index: number) =>
    `${path}?${new URLSearchParams({ ...(status ? { Status: status } : {}), PageSize: String(pageSize), Page: String(index) })}`;
  return {
    status: 200,
    body: {
      calls: shown.map((call) => callResource({ ...call.facts, ...factsOf(call) }, accountSid)),
      first_page_uri: uriOfPage(0),
      next_page_uri: calls.length > (page + 1) * pageSize ? uriOfPage(page + 1) : null,
      previous_page_uri: page > 0 ? uriOfPage(page - 1) : null,
      page,
      page_size: pageSize,
      start: page * pageSize,
      end: page * pageSize + Math.max(0, shown.length - 1),
      uri: uriOfPage(page),
    },
  };
}

/** One call, also one that ended before the process started. */
export async function fetchCall(
  { exchange, store, accountSid }: Calls,
  { path }: { path: string },
  sid: string,
): Promise<Answer> {
  const call = exchange.list().find((each) => each.sid === sid);
  const facts = call ? { ...call.facts, ...factsOf(call) } : await store.findCall(sid);
  return facts ? { status: 200, body: callResource(facts, accountSid) } : notFound(path);
}

type CallFacts = Omit<EndedCall, "endedAt"> & { endedAt: Date | null };

function factsOf({ sid, status, seconds, startedAt, endedAt }: ReturnType<Exchange["list"]>[number]) {
  return { sid, status, seconds, startedAt, endedAt };
}

/** A call in Twilio's format. */
function callResource({ sid, from, to, status, seconds, startedAt, endedAt }: CallFacts, accountSid: string) {
  return {
    sid,
    account_sid: accountSid,
    parent_call_sid: null,
    phone_number_sid: null,
    from,
    from_formatted: from,
    to,
    to_formatted: to,
    status,
    direction: "inbound",
    answered_by: null,
    api_version: "2010-04-01",
    forwarded_from: null,
    caller_name: "",
    group_sid: null,
    trunk_sid: null,
    queue_time: "0",
    price: null,
    price_unit: "USD",
    duration: endedAt ? String(seconds) : null,
    start_time: rfc2822(startedAt),
    end_time: endedAt && rfc2822(endedAt),
    date_created: rfc2822(startedAt),
    date_updated: rfc2822(endedAt ?? startedAt),
    uri: `/2010-04-01/Accounts/${accountSid}/Calls/${sid}.json`,
    subresource_uris: {},
  };
}
