/** The package ships no types. Importing it defines the element `openapi-explorer`. */
declare module "openapi-explorer";
