/** Whether a target is the sandbox's own, not one of WeChat Pay: its page at `/`, and all below `/_sandbox`, however it is spelt. */
export function isOwnTarget(target: string): boolean {
  const path = decode(target.replace(/^\w+:\/\/[^/?#]*/, '').replace(/[?#].*/s, ''));
  return /^\/*(?:_sandbox(?:\/|$)|$)/i.test(path);
}

function decode(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
