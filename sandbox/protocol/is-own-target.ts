/** Whether a request is for the sandbox itself: `/` or below `/_sandbox`, in any encoding or case. */
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
