import { createOpencxAgent, listOpencxAgents } from "@/lib/api/opencx/phone-agents";
import { withOpencx } from "@/lib/api/opencx/with-opencx";

export const { GET, HEAD, OPTIONS, POST, PUT, PATCH, DELETE } = withOpencx(
  listOpencxAgents,
  createOpencxAgent,
);
