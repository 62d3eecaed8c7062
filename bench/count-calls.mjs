import ts from 'typescript';

/**
 * @typedef {object} CallCount
 * @property {number} calls in the types
 * @property {number} requests of them that are typed
 * @property {number} answers of them that are typed
 */

/** Methods that take any path, so they do not say which calls exist, and methods that only manage keys. */
const generic = /^(?:request|call|get|post|put|patch|delete|get_certificates|verifySign)$/;

/**
 * Count the calls in the declarations of an SDK: in its client, and in the members of the client.
 *
 * @param {string} file its types
 * @returns {CallCount}
 */
export function countCalls(file) {
  const program = ts.createProgram([file], {
    module: ts.ModuleKind.NodeNext,
    strict: true,
    skipLibCheck: true,
    types: ['node'],
  });
  const checker = program.getTypeChecker();
  const count = { calls: 0, requests: 0, answers: 0 };
  for (const type of listClients(program, checker, file)) visit(type, 0);
  return count;

  /** @param {ts.Type} type @param {number} depth */
  function visit(type, depth) {
    for (const property of type.getProperties()) {
      if (isHidden(property) || (depth === 0 && generic.test(property.name))) continue;
      const member = checker.getTypeOfSymbol(property);
      const [signature] = member.getCallSignatures();
      if (signature) add(signature);
      else if (isPlain(member)) visit(member, depth + 1);
    }
  }

  /** @param {ts.Signature} signature */
  function add(signature) {
    const answer = checker.getAwaitedType(signature.getReturnType());
    if (answer === undefined || !signature.getReturnType().getProperty('then')) return;
    count.calls += 1;
    const parameters = signature.getParameters().map((parameter) => checker.getTypeOfSymbol(parameter));
    if (parameters.every((parameter) => !isAny(parameter))) count.requests += 1;
    const body = answer.getProperty('data');
    const status = answer.getProperty('status');
    if (!isAny(body && status ? checker.getTypeOfSymbol(body) : answer)) count.answers += 1;
  }
}

/**
 * The classes that a module exports, by name, as default or by `export =`; for a generated client, its `Chain`.
 *
 * @param {ts.Program} program @param {ts.TypeChecker} checker @param {string} file
 * @returns {ts.Type[]}
 */
function listClients(program, checker, file) {
  const source = program.getSourceFile(file);
  const symbol = source && checker.getSymbolAtLocation(source);
  if (!symbol) throw new Error(`${file} is not a module.`);
  const named = checker.getExportsOfModule(symbol);
  const whole = symbol.exports?.get(ts.InternalSymbolName.ExportEquals);
  const all = [...named, ...(whole ? [whole] : [])].map((one) =>
    one.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(one) : one,
  );
  const clients = all.filter(({ flags, name }) => flags & ts.SymbolFlags.Class || name === 'Chain');
  return [...new Set(clients)].map((client) => checker.getDeclaredTypeOfSymbol(client));
}

/** @param {ts.Symbol} property */
function isHidden({ valueDeclaration }) {
  const flags = valueDeclaration ? ts.getCombinedModifierFlags(valueDeclaration) : 0;
  return (flags & (ts.ModifierFlags.Private | ts.ModifierFlags.Protected)) !== 0;
}

/** @param {ts.Type} type */
function isAny(type) {
  return (type.flags & (ts.TypeFlags.Any | ts.TypeFlags.TypeParameter)) !== 0;
}

/** An object without an index signature: a step of a chain of calls. @param {ts.Type} type */
function isPlain(type) {
  return (type.flags & ts.TypeFlags.Object) !== 0 && type.getStringIndexType() === undefined;
}
