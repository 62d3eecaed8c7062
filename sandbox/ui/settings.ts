import { effect, signal } from '@preact/signals';

export type Language = 'en' | 'zh';
type Theme = 'light' | 'dark';

/** The language of the page: the chosen one, or that of the browser. */
export const language = signal<Language>(
  oneOf(['en', 'zh'], localStorage.getItem('language')) ?? (navigator.language.startsWith('zh') ? 'zh' : 'en'),
);

const prefersDark = matchMedia('(prefers-color-scheme: dark)');

/** The chosen theme, or that of the system, also when that changes. */
export const theme = signal<Theme>(chosenTheme() ?? systemTheme());

prefersDark.addEventListener('change', () => {
  theme.value = chosenTheme() ?? systemTheme();
});

effect(() => {
  document.documentElement.lang = language.value === 'zh' ? 'zh-CN' : 'en';
});
effect(() => {
  document.documentElement.dataset['theme'] = theme.value;
});

export function chooseLanguage(chosen: Language): void {
  language.value = chosen;
  localStorage.setItem('language', chosen);
}

export function chooseTheme(chosen: Theme): void {
  theme.value = chosen;
  localStorage.setItem('theme', chosen);
}

function chosenTheme(): Theme | undefined {
  return oneOf(['light', 'dark'], localStorage.getItem('theme'));
}

function systemTheme(): Theme {
  return prefersDark.matches ? 'dark' : 'light';
}

function oneOf<Name extends string>(names: readonly Name[], text: string | null): Name | undefined {
  return names.find((name) => name === text);
}
