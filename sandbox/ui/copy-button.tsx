import { useSignal } from '@preact/signals';
import { text } from './texts.js';

interface Copied {
  readonly content: string;
  /** What it is, where several stand together. */
  readonly name?: string;
}

/** Puts a text on the clipboard, and says so for a moment. */
export function CopyButton({ content, name }: Copied) {
  const isCopied = useSignal(false);
  // Browsers have a clipboard for this machine and for HTTPS alone.
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
