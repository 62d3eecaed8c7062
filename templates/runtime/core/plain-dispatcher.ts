/**
 * Whether fetch sends as Node set it up: undici has no dispatcher yet, or an `Agent` without options, which Node puts there by
 * itself. What is laid out in another way is taken for one that somebody set: a proxy, a `MockAgent`, an agent of its own.
 */
export function isDispatcherPlain(): boolean {
  const dispatcher: unknown = Reflect.get(globalThis, Symbol.for('undici.globalDispatcher.1'));
  if (dispatcher === undefined) return true;
  return typeof dispatcher === 'object' && dispatcher !== null && dispatches(dispatcher) && isAgent(dispatcher);
}

/** Whoever composes an agent with others, or listens in, brings a method of its own. */
function dispatches(dispatcher: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(dispatcher);
  if (typeof prototype !== 'object' || prototype === null || Object.hasOwn(prototype, 'dispatch')) return false;
  return Reflect.get(dispatcher, 'dispatch') === Reflect.get(prototype, 'dispatch');
}

/** What an agent is made of does not change. */
const plainAgents = new WeakSet<object>();

function isAgent(dispatcher: object): boolean {
  if (plainAgents.has(dispatcher)) return true;
  const { options, factory } = membersOf(dispatcher);
  const isPlain =
    dispatcher.constructor.name === 'Agent' &&
    typeof factory === 'function' &&
    factory.name === 'defaultFactory' &&
    typeof options === 'object' &&
    Object.values(options ?? {}).every((option) => option === undefined || option === Number.POSITIVE_INFINITY);
  if (isPlain) plainAgents.add(dispatcher);
  return isPlain;
}

/** undici keeps them under symbols that only their descriptions tell apart. */
function membersOf(dispatcher: object): { readonly options?: unknown; readonly factory?: unknown } {
  const symbols = Object.getOwnPropertySymbols(dispatcher);
  return Object.fromEntries(symbols.map((symbol) => [symbol.description ?? '', Reflect.get(dispatcher, symbol)]));
}
