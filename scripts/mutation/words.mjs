/**
 * Tells Stryker not to mutate text that no test should pin down: messages to people, log lines, and errors about bugs
 * in the program itself. Codes, states and all logic are mutated.
 */

/** A path in Babel's syntax tree. @typedef {any} SyntaxPath */

/** @param {SyntaxPath} path */
const isText = (path) => path.isStringLiteral() || path.isTemplateLiteral();

/** Whether a text is part of a `message` property, which a person reads. @param {SyntaxPath} path */
const isMessage = (path) =>
  path.findParent((/** @type {SyntaxPath} */ parent) => parent.isObjectProperty())?.node.key.name ===
  "message";

/** @param {SyntaxPath} path */
function isLogged(path) {
  if (!path.isCallExpression()) return false;
  const callee = path.get("callee");
  if (!callee.isMemberExpression()) return false;
  return callee.get("object").isIdentifier({ name: "log" });
}

/** @param {SyntaxPath} path */
const isProgramError = (path) => path.isNewExpression() && path.get("callee").isIdentifier({ name: "Error" });

/** @param {SyntaxPath} path */
const isTableOfLabels = (path) =>
  path.isVariableDeclarator() && path.get("id").isIdentifier() && path.node.id.name.endsWith("_LABELS");

export const strykerPlugins = [
  {
    kind: "Ignore",
    name: "words",
    value: {
      /** @param {SyntaxPath} path @returns {string | undefined} why this node is not mutated */
      shouldIgnore(path) {
        if (isLogged(path)) return "log line";
        if (isProgramError(path)) return "error about a bug";
        if (isTableOfLabels(path)) return "label";
        if (isText(path) && isMessage(path)) return "message to people";
        return undefined;
      },
    },
  },
];
