import { useSignal } from '@preact/signals';
import { text } from './texts.js';

/** Puts a text on the clipboard, and says so for a moment. */
export function CopyButton({ content }: { readonly content: string }) {
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
    <button type="button" class="copy" onClick={copy}>
      {isCopied.value ? text.value.copied : text.value.copy}
    </button>
  );
}
