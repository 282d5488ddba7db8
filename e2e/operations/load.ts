import { Agent, request } from "node:http";

/** What a load came to. */
export interface LoadResult {
  /** By status. */
  answered: Record<string, number>;
  /** Requests that were accepted and not answered, with what happened instead. */
  lost: string[];
  /** Connections that were refused, which loses nothing. */
  refused: number;
  /** Ids of what the answers say was made. */
  made: string[];
}

/**
 * Clients that ask without a pause, over connections that they keep, half of them making organizations.
 * @param addresses each client begins at one and goes to the next where it is refused
 * @returns how to end the load, and what it came to; or what it came to so far
 */
export function startLoad(addresses: string[], key: string, clients: number) {
  const result: LoadResult = { answered: {}, lost: [], refused: 0, made: [] };
  let isOver = false;
  const agents = Array.from({ length: clients }, () => new Agent({ keepAlive: true, maxSockets: 1 }));
  const running = agents.map(async (agent, client) => {
    for (let turn = 0, at = client; !isOver; turn++) {
      const address = addresses[at % addresses.length] ?? "";
      const body = client % 2 === 0 ? undefined : JSON.stringify(organization(`Load ${client} ${turn}`));
      try {
        const { status, text } = await ask(agent, address, key, body);
        result.answered[status] = (result.answered[status] ?? 0) + 1;
        if (status === 201) result.made.push(JSON.parse(text).data.id);
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === "ECONNREFUSED") {
          result.refused++;
          at++;
          // A refusal comes at once; nobody hammers at a closed door.
          await new Promise((resolve) => setTimeout(resolve, 10));
        } else result.lost.push(`${body ? "POST" : "GET"}: ${error}`);
      }
    }
  });
  return {
    soFar: result,
    end: async (): Promise<LoadResult> => {
      isOver = true;
      await Promise.all(running);
      for (const agent of agents) agent.destroy();
      return result;
    },
  };
}

/** A location as the API takes one. */
function organization(name: string): object {
  return { name, phone: "+13125550199", timezone: "America/Chicago" };
}

function ask(
  agent: Agent,
  address: string,
  key: string,
  body: string | undefined,
): Promise<{ status: number; text: string }> {
  const headers = {
    authorization: `Bearer ${key}`,
    ...(body ? { "content-type": "application/json", "content-length": Buffer.byteLength(body) } : {}),
  };
  return new Promise((resolve, reject) => {
    const asked = request(`${address}${body ? "/v1/organizations" : "/v1/phone-numbers?limit=5"}`, {
      agent,
      headers,
      method: body ? "POST" : "GET",
    });
    asked.once("error", reject);
    asked.once("response", (answer) => {
      let text = "";
      answer.setEncoding("utf8").on("data", (chunk) => (text += chunk));
      answer.once("end", () => resolve({ status: answer.statusCode ?? 0, text }));
      answer.once("error", reject);
    });
    asked.end(body);
  });
}
