/** How every document of the API describes API keys. */
export const API_KEY = {
  type: "http",
  scheme: "bearer",
  description: "An API key from the console, under Settings, API keys.",
};
