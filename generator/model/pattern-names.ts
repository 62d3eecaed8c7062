const counter = /\$[A-Za-z](?![A-Za-z0-9])/;

/** More counters, and longer names, than any page has would make matching slow. */
const mostCounters = 3;
const longestName = 200;

/** Whether a name stands for many: `coupon_id_$n`, `coupon_fee_$n_$m`. */
export function isPattern(name: string): boolean {
  const parts = splitPattern(name).length;
  return parts > 1 && parts <= mostCounters + 1;
}

/** What stands around the counters: `coupon_fee_$n_$m` → `coupon_fee_`, `_`, ``. */
export function splitPattern(name: string): string[] {
  return name.split(counter);
}

/** A test for names that a pattern stands for: `coupon_id_0` for `coupon_id_$n`. */
export function matchNames(pattern: string): (name: string) => boolean {
  const expression = new RegExp(`^${splitPattern(pattern).map(escapeRegExp).join('(.+)')}$`, 's');
  return (name) => {
    const found = name.length <= longestName ? expression.exec(name) : null;
    return found?.slice(1).every((number) => Number.isFinite(Number(number))) ?? false;
  };
}

/** A text as a regular expression that fits it alone. */
export function escapeRegExp(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
}
