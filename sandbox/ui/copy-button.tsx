import { useSignal } from '@preact/signals';
import { text } from './texts.js';

interface Copied {
  readonly content: string;
  /** The name of the value, for screen readers. */
  readonly name?: string;
}

/** Copies a text to the clipboard. */
export function CopyButton({ content, name }: Copied) {
  const isCopied = useSignal(false);
  // Browsers offer the clipboard only on this machine and over HTTPS.
  if (!('clipboard' in navigator)) return null;
  const copy = async () => {
    await navigator.clipboard.writeText(content);
    isCopied.value = true;
    setTimeout(() => {
      isCopied.value = false;
    }, 1500);
  };
  return (
    <button type="button" class="copy" aria-label={name && `${text.value.copy} ${name}`} onClick={copy}>
      {isCopied.value ? text.value.copied : text.value.copy}
    </button>
  );
}
