/**
 * `npm run api-types`: makes the types of the API's client, `dist/api-types.d.ts`, from the API's description. Tests
 * call the API through them. Quick when the description has not changed.
 */
import { ensureInstalled } from "./stack/install.mjs";

await ensureInstalled();
const { generateApiTypes } = await import("./test/api-types.mjs");
console.log((await generateApiTypes()) ? "The types are new." : "The types were up to date.");
