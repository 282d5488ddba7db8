import type { Contract, Method } from "./contract";

/** The order of the operations at one path: create or act, read, edit, delete. */
const METHODS: readonly Method[] = ["POST", "GET", "PATCH", "DELETE"];

/**
 * Operations in the order in which the reference shows them.
 * @param paths every path, in the order in which somebody uses them
 * @throws Error for an operation at another path
 */
export function inOrder(contracts: readonly Contract[], paths: readonly Contract["path"][]): Contract[] {
  const placeOf = ({ path, method }: Contract) => {
    const place = paths.indexOf(path);
    if (place === -1) throw new Error(`${path} has no place in the order of operations.`);
    return place * METHODS.length + METHODS.indexOf(method);
  };
  return [...contracts].sort((one, other) => placeOf(one) - placeOf(other));
}
