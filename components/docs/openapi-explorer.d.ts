/** Ships no types; importing it defines the element `openapi-explorer`. */
declare module "openapi-explorer";
