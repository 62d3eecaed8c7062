/** Counters that touch are one, because their numbers could not be told apart. */
const counter = /(?:\$[A-Za-z])+(?![A-Za-z0-9])/;

/** Whether a name stands for many: `coupon_id_$n`, `coupon_fee_$n_$m`. */
export function isPattern(name: string): boolean {
  return name.includes('$') && counter.test(name);
}

/** What stands around the counters: `coupon_fee_$n_$m` → `coupon_fee_`, `_`, ``. */
export function splitPattern(name: string): string[] {
  return name.split(counter);
}

/** Whether a member's name is `name`, or one that `name` stands for: `coupon_id_0` for `coupon_id_$n`. */
export function fitsName(name: string, member: string): boolean {
  return name === member || (isPattern(name) && new RegExp(expressPattern(name)).test(member));
}

/**
 * The source of a regular expression for the names that a pattern stands for: `coupon_id_$n` → `^coupon_id_\d+$`.
 *
 * The emitter writes it into the client, so that the runtime has no definition of its own. It takes linear time: what
 * follows a counter does not begin with a digit, so that there is one way to match.
 */
export function expressPattern(name: string): string {
  return `^${splitPattern(name).map(escapeText).join('\\d+')}$`;
}

const syntaxCharacter = /[\\^$.*+?()[\]{}|/]/;

/** All but letters, digits, `_` and `-` is escaped, so that the source can stand between slashes in any code. */
function escapeText(text: string): string {
  return text.replace(/[^\w-]/g, (unit) =>
    syntaxCharacter.test(unit) ? `\\${unit}` : `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
