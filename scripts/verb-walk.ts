import ts from "typescript-5";
import { targetOf } from "./import-walk";

/** The ways in which a writing verb can break the rules. */
const LACKS = ["locks no row", "asks no permission with a lock", "records no audit entry"] as const;
export type Lack = (typeof LACKS)[number];

/** What a piece of code shows. */
interface Piece {
  /** The functions that it uses, as `file#name`. */
  uses: string[];
  writes: boolean;
  locks: boolean;
  asks: boolean;
}

/** A top-level function, and what its text shows. */
interface Found extends Piece {
  file: string;
  name: string;
  /** Whether it is exported and takes a context or tools but no transaction, so it opens its own. */
  isVerb: boolean;
  /** The transactions that it opens with `inTransaction`. */
  transactions: Piece[];
}

/** The function that records a change in the history. */
const RECORD_AUDIT = "lib/audit/record.ts#recordAudit";

/**
 * Finds the verbs that change rows, and what each lacks. Such a verb is an exported function that takes a `Context`, alone
 * or inside another parameter, or the `tools` of a worker's step. It opens its own transaction and changes rows, itself or through other functions in the sources. Each of its
 * transactions that changes rows must lock with a permission and record an audit entry, itself or through them, so that
 * no change relies on the lock of an earlier transaction.
 * @param sources the texts of TypeScript files, by path from the root
 * @returns what each verb lacks, by `file#name`; an empty list if it lacks nothing
 */
export function writingVerbs(sources: ReadonlyMap<string, string>): Map<string, Lack[]> {
  const known = new Set(sources.keys());
  const functions = new Map(
    [...sources]
      .flatMap(([file, text]) => functionsOf(file, text, known))
      .map((found) => [`${found.file}#${found.name}`, found]),
  );
  const verbs = [...functions].filter(([, { isVerb }]) => isVerb);
  return new Map(
    verbs.flatMap(([id]) => {
      const verb: Piece = { uses: [id], writes: false, locks: false, asks: false };
      // Another verb that it calls is judged by itself.
      const isOther = (each: string) => each !== id && functions.get(each)?.isVerb === true;
      const own = [...reachedFrom([id], functions, isOther)].flatMap((each) => functions.get(each) ?? []);
      const pieces = [verb, ...own.flatMap(({ transactions }) => transactions)];
      if (!changesRows(verb, functions)) return [];
      const lacking = new Set(pieces.flatMap((piece) => lacksOf(piece, functions)));
      return [[id, LACKS.filter((lack) => lacking.has(lack))] as const];
    }),
  );
}

/** What a verb or a transaction lacks, with all the functions that it uses. What changes no row lacks nothing. */
function lacksOf(piece: Piece, functions: ReadonlyMap<string, Found>): Lack[] {
  if (!changesRows(piece, functions)) return [];
  const reached = reachedFrom(piece.uses, functions);
  const parts = [piece, ...[...reached].flatMap((each) => functions.get(each) ?? [])];
  const does: Record<Lack, boolean> = {
    "locks no row": parts.some(({ locks }) => locks),
    "asks no permission with a lock": parts.some(({ asks }) => asks),
    "records no audit entry": reached.has(RECORD_AUDIT),
  };
  return LACKS.filter((lack) => !does[lack]);
}

function changesRows(piece: Piece, functions: ReadonlyMap<string, Found>): boolean {
  return piece.writes || [...reachedFrom(piece.uses, functions)].some((each) => functions.get(each)?.writes);
}

/** Functions and all functions that they use, directly or indirectly, except those `without` and what only they use. */
function reachedFrom(
  ids: readonly string[],
  functions: ReadonlyMap<string, Found>,
  without: (id: string) => boolean = () => false,
): Set<string> {
  const reached = new Set<string>();
  const visit = (each: string): void => {
    if (reached.has(each) || without(each)) return;
    reached.add(each);
    for (const used of functions.get(each)?.uses ?? []) visit(used);
  };
  ids.forEach(visit);
  return reached;
}

function functionsOf(file: string, text: string, known: ReadonlySet<string>): Found[] {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const declared = source.statements.filter(ts.isFunctionDeclaration);
  const names = new Map<string, string>();
  for (const statement of source.statements.filter(ts.isImportDeclaration)) {
    const target = targetOf(file, (statement.moduleSpecifier as ts.StringLiteral).text, known);
    const bindings = statement.importClause?.namedBindings;
    if (target && bindings && ts.isNamedImports(bindings))
      for (const { name, propertyName } of bindings.elements)
        names.set(name.text, `${target}#${(propertyName ?? name).text}`);
  }
  for (const { name } of declared) if (name) names.set(name.text, `${file}#${name.text}`);
  return declared.flatMap((declaration) =>
    declaration.name ? [lookAt(file, declaration.name.text, declaration, names)] : [],
  );
}

function lookAt(
  file: string,
  name: string,
  declaration: ts.FunctionDeclaration,
  names: ReadonlyMap<string, string>,
): Found {
  const types = declaration.parameters.map(({ type }) => type?.getText());
  const takesContext = declaration.parameters.some(bringsContext);
  const isExported = declaration.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword) ?? false;
  const body = declaration.body ? [declaration.body] : [];
  const opened = body.flatMap(allBelow).filter(ts.isCallExpression).filter(opensTransaction);
  return {
    file,
    name,
    isVerb: isExported && takesContext && !types.includes("Transaction"),
    ...pieceOf(body, names),
    transactions: opened.map((call) => pieceOf(call.arguments, names)),
  };
}

function pieceOf(roots: readonly ts.Node[], names: ReadonlyMap<string, string>): Piece {
  const nodes = roots.flatMap((root) => [root, ...allBelow(root)]);
  const calls = nodes.filter(ts.isCallExpression);
  return {
    uses: nodes.filter(ts.isIdentifier).flatMap(({ text }) => names.get(text) ?? []),
    writes: calls.some(isWrite),
    locks: calls.some((call) => isLockVerb(call) || isRowLock(call)),
    asks: calls.some((call) => isLockVerb(call) && call.arguments.some(isPermissionToWrite)),
  };
}

/** `context: Context`, `{ context }: { context: Context }`, or a parameter named `tools`. */
function bringsContext({ name, type }: ts.ParameterDeclaration): boolean {
  return name.getText() === "tools" || /\bContext\b/.test(type?.getText() ?? "");
}

function allBelow(node: ts.Node): ts.Node[] {
  const found: ts.Node[] = [];
  const visit = (child: ts.Node): void => {
    found.push(child);
    ts.forEachChild(child, visit);
  };
  ts.forEachChild(node, visit);
  return found;
}

/** `inTransaction(…)`. */
function opensTransaction({ expression }: ts.CallExpression): boolean {
  return ts.isIdentifier(expression) && expression.text === "inTransaction";
}

/** `tx.update(…)`, `queryable.insert(…)`, `database().delete(…)` and the like; not `map.delete(…)`. */
function isWrite({ expression }: ts.CallExpression): boolean {
  if (!ts.isPropertyAccessExpression(expression)) return false;
  return (
    ["insert", "update", "delete"].includes(expression.name.text) &&
    /^(tx|inner|queryable|database\(\))$/.test(expression.expression.getText())
  );
}

/** `lockNumber(…)` and the like. */
function isLockVerb({ expression }: ts.CallExpression): boolean {
  return ts.isIdentifier(expression) && /^lock[A-Z]/.test(expression.text);
}

/** `….for("update")` and the like in a query. */
function isRowLock({ expression }: ts.CallExpression): boolean {
  return ts.isPropertyAccessExpression(expression) && expression.name.text === "for";
}

/** Any permission other than `read`, as a literal. */
function isPermissionToWrite(argument: ts.Expression): boolean {
  return ts.isStringLiteral(argument) && /^[a-z-]+:[a-z-]+$/.test(argument.text);
}
