import type { DialectTexts } from "./dialect";

export const HMS_TEXTS: DialectTexts = {
  title: "Linekeeper, for clients of HMS Sovereign",
  description: `The requests of HMS Sovereign's API that Linekeeper answers, for clients that move here. The guide
"Moving from HMS Sovereign" says what differs.

Send an API key as \`Authorization: Bearer lk_live_…\`. Fields without a counterpart are ignored and named in
\`X-Linekeeper-Ignored\`.`,
  fields: {
    number: "The number.",
    numbers: "The numbers, newest first.",
    assistant: "The assistant.",
    assistants: "The assistants, newest first.",
    sip_trunk: "The SIP trunk.",
    sip_trunks: "The SIP trunks, newest first.",
    id: "The object's id.",
    phone_number: "The number in E.164 format.",
    name: "A display name.",
    assistant_id: "The assistant that answers the number; null for none.",
    agent_id: "The older name of `assistant_id`, which wins if both are sent.",
    transfer_trunk_id: "The SIP trunk for transfers; null for none. Calls are not transferred yet.",
    first_message: "The first words callers hear.",
    host: "The trunk's host name or IP address.",
    port: "The trunk's port; null or missing means 5060.",
    username: "The user name; null for none.",
    password: "The password. It is never returned.",
    email: "Always null: an organization has no e-mail address.",
    company_name: "The organization's name.",
    minutes_balance: "Always null: minutes are not counted.",
    monthly_usage_minutes: "Always null: minutes are not counted.",
    active_numbers: "How many lines the key reaches.",
    active_agents: "How many bots the key reaches.",
    active_calls: "How many calls the key reaches are in progress.",
    created_at: "When the object was created.",
    updated_at: "When the object was last changed.",
  },
  notes: {
    hmsUpdateNumber: "`assistant_id` assigns, reassigns or, with null, unassigns the number.",
    hmsDeleteNumber: "Detaches and removes the number in one step.",
    hmsRegisterNumber: "Adds a number that the practice's provider forwards. Nothing is bought.",
  },
  refusal: {
    type: "object",
    description: "A refusal.",
    required: ["error"],
    properties: {
      error: {
        type: "object",
        description: "What is wrong.",
        required: ["code", "message", "param", "type"],
        properties: {
          code: { type: "string", description: "A code for programs." },
          message: { type: "string", description: "The reason, in words for people." },
          param: { type: ["string", "null"], description: "The field that is wrong, if it is one." },
          type: { type: "string", description: "The kind of refusal, such as `invalid_request`." },
        },
      },
    },
  },
  warns: false,
};
