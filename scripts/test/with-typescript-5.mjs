/** Resolves `typescript` to version 5, for tools that need an API that version 7 no longer has. @type {import("node:module").ResolveHook} */
export const resolve = (specifier, context, next) =>
  next(specifier === "typescript" ? "typescript-5" : specifier, context);
