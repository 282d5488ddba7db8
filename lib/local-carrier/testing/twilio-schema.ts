import fs from "node:fs";
import Ajv, { type AnySchema } from "ajv";
import addFormats from "ajv-formats";

/** Twilio's response schemas that the local carrier's responses are checked against. */
export type TwilioAnswer =
  | "searchAnswer"
  | "listAnswer"
  | "priceAnswer"
  | "callListAnswer"
  | "api.v2010.account.call"
  | "api.v2010.account.incoming_phone_number";

const document = JSON.parse(fs.readFileSync(new URL("./twilio-openapi.json", import.meta.url), "utf8"));
const ajv = new Ajv({ strict: false, allErrors: true });
addFormats(ajv);
// Formats that Twilio's documents use without a definition. Numbers are E.164; their friendly names are national.
ajv.addFormat("phone-number", /^(\+[1-9]\d{6,14}|\(\d{3}\) \d{3}-\d{4})$/);
ajv.addFormat("iso-country-code", /^[A-Z]{2}$/);
ajv.addFormat("currency", /^[A-Z]{3}$/i);
ajv.addFormat("http-method", /^(GET|POST)$/);
for (const shape of ["phone-number-capabilities", "phone-number-price", "uri-map"])
  ajv.addFormat(shape, true);
// Twilio's documents call RFC 2822 dates "date-time-rfc-2822", and relative paths "uri".
ajv.addFormat("date-time-rfc-2822", (text) => !Number.isNaN(Date.parse(text)));
ajv.addFormat("uri", (text) => URL.canParse(text, "https://api.twilio.com"));
ajv.addSchema(asJsonSchema(document) as AnySchema, "twilio");

/** How a response differs from Twilio's schema; empty if Twilio could have sent it. */
export function differsFromTwilio(answer: TwilioAnswer, body: unknown): string[] {
  const validate = ajv.getSchema(`twilio#/components/schemas/${answer}`);
  if (!validate) throw new Error(`Twilio's documents do not define ${answer}.`);
  validate(body);
  return (validate.errors ?? []).map(({ instancePath, message, params }) =>
    [instancePath, message, JSON.stringify(params)].join(" "),
  );
}

/** Converts an OpenAPI 3.0 schema to JSON Schema: `nullable` becomes a type, and unknown fields are forbidden. */
function asJsonSchema(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(asJsonSchema);
  if (typeof value !== "object" || value === null) return value;
  const { nullable, ...schema } = value as Record<string, unknown>;
  const converted = Object.fromEntries(
    Object.entries(schema).map(([key, inner]) => [key, key === "enum" ? inner : asJsonSchema(inner)]),
  );
  if ("properties" in converted && converted.type === "object") converted.additionalProperties = false;
  return nullable === true ? { ...converted, type: [converted.type, "null"] } : converted;
}
