/**
 * Kills whoever carries out an operation, before and after everything that becomes lasting: each commit and each request
 * to the carrier. A first, quiet pass finds these boundaries; then each has passes of its own.
 */

/** @typedef {import("./stack/stack.mjs").Member} Member */
/** @typedef {import("./proxies/postgres-proxy.mjs").Commit | import("./proxies/carrier-proxy.mjs").Call} Moment */
/**
 * One operation, by what its statements and requests can be told by: `marks` are ids and numbers in them, and grow as
 * the operation makes new ones; `isMine` tells further moments that have no mark.
 * @typedef {{ marks: Set<string>, isMine?: (moment: Moment) => boolean, run: () => Promise<void> }} Operation
 */
/** A boundary: the how-manieth of its kind, and which side of it. @typedef {{ label: string, nth: number, phase: "before" | "after" }} Boundary */

const ID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const NUMBER = /^\+1\d{10}$/;
/** How often a boundary that was not met is tried again: processes share the work, and not always in the same way. */
const TRIES = 3;

/** @param {Moment} moment */
const labelOf = (moment) => (moment.kind === "commit" ? moment.writes : `ask to ${moment.operation}`);

/** Watches one operation through the proxies of some processes. */
class Watch {
  #operation;
  #strangers;
  #target;
  /** @type {Map<string, number>} */
  #counts = new Map();
  /** @type {Member | null} */
  #last = null;
  /** @type {Boundary[]} */
  boundaries = [];
  /** Who was killed, when the target was met. @type {Member | null} */
  killed = null;
  killedAt = 0;

  /** @param {Operation} operation @param {Set<string>} strangers ids that many operations share @param {Boundary | null} target */
  constructor(operation, strangers, target) {
    this.#operation = operation;
    this.#strangers = strangers;
    this.#target = target;
  }

  /**
   * @param {Member} member
   * @param {Moment} moment
   * @param {"before" | "after"} phase
   * @param {boolean} mayDie whether it is one of the processes that are killed; of the others it is only learnt
   * @returns {Promise<boolean>} whether the process has been killed
   */
  async meet(member, moment, phase, mayDie) {
    if (!this.#isMine(member, moment)) return false;
    this.#learn(moment);
    if (!mayDie) return false;
    const label = labelOf(moment);
    const nth = (this.#counts.get(label) ?? 0) + (phase === "before" ? 1 : 0);
    this.#counts.set(label, nth);
    this.#last = member;
    this.boundaries.push({ label, nth, phase });
    const target = this.#target;
    if (this.killed || !target || target.label !== label || target.nth !== nth || target.phase !== phase)
      return false;
    this.killed = member;
    this.killedAt = performance.now();
    await member.program.kill();
    return true;
  }

  /** @param {Member} member @param {Moment} moment */
  #isMine(member, moment) {
    const { marks, isMine } = this.#operation;
    if (isMine?.(moment)) return true;
    const words = moment.kind === "commit" ? moment.values : [moment.about];
    if (words.some((word) => [...marks].some((mark) => word.includes(mark)))) return true;
    // The queue's own bookkeeping and prices name nothing of the operation: they belong to whoever worked on it last.
    const isNameless =
      moment.kind === "commit"
        ? /^(complete_job|fail_job)$/.test(moment.writes)
        : moment.operation === "price";
    return isNameless && this.#last === member;
  }

  /** New orders, lines and numbers are told by their own names from now on. @param {Moment} moment */
  #learn(moment) {
    if (moment.kind !== "commit") return;
    const isNew = /insert phone_number/.test(moment.writes);
    for (const value of moment.values)
      if (NUMBER.test(value) || (isNew && ID.test(value) && !this.#strangers.has(value)))
        this.#operation.marks.add(value);
  }
}

/**
 * @param {import("./world.mjs").World} world
 * @param {{
 *   members: Member[],
 *   lanes?: number,
 *   share?: number,
 *   prepare?: () => void,
 *   onKill?: () => void,
 *   make: () => Promise<Operation>,
 * }} options `make` gives an operation that has not begun; `members` are the processes that are killed; `lanes` is how
 *   many are under way at once; one boundary in `share` is visited in a run, others in the next; `prepare` comes before
 *   each operation, `onKill` after each death
 */
export async function killAtEveryBoundary(
  world,
  { members, lanes = 2, share = 1, prepare = () => {}, onKill = () => {}, make },
) {
  const { rows } = await world.stack.database.query(
    "select id::text from api_keys union select id::text from organizations where parent_account_org_id is null",
  );
  const strangers = new Set(rows.map(({ id }) => String(id)));
  /** @type {Set<Watch>} */
  const watches = new Set();
  const meet = async (
    /** @type {Member} */ member,
    /** @type {Moment} */ moment,
    /** @type {"before" | "after"} */ phase,
  ) => {
    for (const watch of watches)
      if (await watch.meet(member, moment, phase, members.includes(member))) {
        onKill();
        return "dead";
      }
    return /** @type {const} */ ("go");
  };
  for (const member of world.members) {
    member.database.onCommit = (commit, phase) => meet(member, commit, phase);
    member.carrier.onCall = (call, phase) => meet(member, call, phase);
  }
  /** @param {Boundary | null} target */
  const pass = async (target) => {
    const operation = await make();
    const watch = new Watch(operation, strangers, target);
    watches.add(watch);
    prepare();
    await operation.run();
    watches.delete(watch);
    if (watch.killed) world.recovered(watch.killedAt);
    return watch;
  };
  const quiet = await pass(null);
  world.expect(quiet.boundaries.length > 0, "No boundary was found to kill at.");
  const left = quiet.boundaries
    // Some befores and some afters in each run.
    .filter((_, index) => (index + (index >> 1)) % share === world.run % share)
    .map((boundary) => ({ boundary, tries: 0 }));
  await Promise.all(
    Array.from({ length: lanes }, async () => {
      for (let next = left.shift(); next; next = left.shift()) {
        const watch = await pass(next.boundary);
        if (!watch.killed && ++next.tries < TRIES) left.push(next);
      }
    }),
  );
}
