import { Agent, request } from "node:http";

/** What happened to a load's requests. */
export interface LoadResult {
  /** Counts of responses by status. */
  answered: Record<string, number>;
  /** Requests that were accepted but never answered, each with its error. */
  lost: string[];
  /** Refused connections; these lose nothing. */
  refused: number;
  /** Ids of the organizations that responses say were created. */
  made: string[];
}

/**
 * Starts clients that send requests without pause over keep-alive connections. Half of them create organizations.
 * @param addresses each client starts with one and moves on to the next when a connection is refused
 * @returns the results so far, and a function that ends the load and returns the final results
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
          // Refusals come back at once; without a pause this would be a busy loop.
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

/** Input that creates a location. */
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
