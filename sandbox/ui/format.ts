import { computed } from '@preact/signals';
import { language } from './settings.js';

const locale = computed(() => (language.value === 'zh' ? 'zh-CN' : 'en'));

/** `1800` fen → `¥18.00` */
export function formatAmount(fen: number, currency = 'CNY'): string {
  const options = { style: 'currency', currency, currencyDisplay: 'narrowSymbol' } as const;
  return new Intl.NumberFormat(locale.value, options).format(fen / 100);
}

/** `2026-03-10T09:30:00+08:00` → `09:30:00`, in local time. */
export function formatTime(time: string): string {
  const date = new Date(time);
  if (Number.isNaN(date.valueOf())) return '';
  return [date.getHours(), date.getMinutes(), date.getSeconds()].map((part) => String(part).padStart(2, '0')).join(':');
}

/** `1.3 ms`, `24 ms`, `1.20 s` */
export function formatDuration(milliseconds: number): string {
  if (milliseconds >= 1000) return `${(milliseconds / 1000).toFixed(2)} s`;
  return `${milliseconds < 10 ? milliseconds.toFixed(1) : Math.round(milliseconds)} ms`;
}

/** `812 B`, `1.4 KB`, `4.9 MB` */
export function formatSize(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`;
  return bytes < 1024 ** 2 ? `${(bytes / 1024).toFixed(1)} KB` : `${(bytes / 1024 ** 2).toFixed(1)} MB`;
}
