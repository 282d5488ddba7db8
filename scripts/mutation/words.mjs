/**
 * Leaves out of the mutation what no test should hold fast: the words of a message to people, of a log line, and of an
 * error that says that the program itself is wrong. Codes, states and everything that decides stay in.
 */

/** The part of a node of Babel's syntax tree that is read here. @typedef {any} Place */

/** @param {Place} path */
const isText = (path) => path.isStringLiteral() || path.isTemplateLiteral();

/** Whether the text belongs to what a person reads. @param {Place} path */
const isMessage = (path) =>
  path.findParent((/** @type {Place} */ parent) => parent.isObjectProperty())?.node.key.name === "message";

/** @param {Place} path */
function isLogged(path) {
  if (!path.isCallExpression()) return false;
  const callee = path.get("callee");
  if (!callee.isMemberExpression()) return false;
  return callee.get("object").isIdentifier({ name: "log" });
}

/** @param {Place} path */
const isProgramError = (path) => path.isNewExpression() && path.get("callee").isIdentifier({ name: "Error" });

/** @param {Place} path */
const isTableOfLabels = (path) =>
  path.isVariableDeclarator() && path.get("id").isIdentifier() && path.node.id.name.endsWith("_LABELS");

export const strykerPlugins = [
  {
    kind: "Ignore",
    name: "words",
    value: {
      /** @param {Place} path @returns {string | undefined} why the place is left out */
      shouldIgnore(path) {
        if (isLogged(path)) return "words of a log line";
        if (isProgramError(path)) return "words of an error of the program itself";
        if (isTableOfLabels(path)) return "words to people";
        if (isText(path) && isMessage(path)) return "words to people";
        return undefined;
      },
    },
  },
];
