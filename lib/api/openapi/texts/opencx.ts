import type { DialectTexts } from "./dialect";

export const OPENCX_TEXTS: DialectTexts = {
  title: "Linekeeper, for clients of OpenCX",
  description: `The requests of OpenCX's phone agents API that Linekeeper answers, for clients that move here. The guide
"Moving from OpenCX" says what differs.

Send an API key as \`Authorization: Bearer lk_live_…\`. Fields without a counterpart are ignored and named in
\`X-Linekeeper-Ignored\`. An organization can have ten numbers; \`X-Linekeeper-Warning\` says why agents have none.`,
  fields: {
    id: "The agent's or voice's id.",
    org_id: "The organization that the agent belongs to.",
    phone_number: "The agent's number in E.164 format; null until it has one.",
    name: "A display name.",
    type: "Whether the agent takes calls or also places them.",
    language: "The agent's language, in any words; null for English.",
    accent: "The accent of the agent's voice; null if not set.",
    handoff_phone_number: "The number to hand calls off to; null for none.",
    interruptible: "Whether callers can interrupt the agent.",
    actionIds: "What the agent may do during a call. Null allows every action, an empty list none.",
    instructions: "Rules for the agent to follow; null for none.",
    data_collection_fields: "The details the agent asks callers for; null for none.",
    data_collection_webhook_url: "Where collected details are sent; null for none.",
    model: "The agent's model, which never changes.",
    voice_id: "The voice; null for the default one.",
    first_message: "The first words callers hear; null for a default.",
    created_at: "When the agent was created.",
    updated_at: "When the agent was last changed.",
    provider_external_id: "Always null.",
    description: "How the voice sounds.",
    languages: "The languages that the voice speaks, as two-letter codes.",
  },
  notes: {
    opencxCreatePhoneAgent:
      "Also orders a number if the key has `numbers:write`. An organization can have ten; an agent beyond that has none.",
    opencxUpdatePhoneAgent:
      "Changes only the fields you send. `model` is accepted with the agent's own value only.",
  },
  refusal: {
    type: "object",
    description: "A refusal.",
    required: ["statusCode", "message", "error"],
    properties: {
      statusCode: { type: "integer", description: "The HTTP status." },
      message: { type: "string", description: "The reason, in words for people." },
      error: { type: "string", description: "The HTTP status in words." },
    },
  },
  warns: true,
};
