import { type Texts, text } from './texts.js';

interface ChoiceOf<Name extends keyof Texts> {
  readonly legend: string;
  readonly choices: readonly Name[];
  readonly chosen: Name;
  readonly choose: (name: Name) => void;
}

/** A group of radio buttons. */
export function Choice<Name extends keyof Texts>({ legend, choices, chosen, choose }: ChoiceOf<Name>) {
  return (
    <fieldset class="choices">
      <legend class="unseen">{legend}</legend>
      {choices.map((name) => (
        <label key={name} class="choice">
          <input type="radio" name={legend} checked={name === chosen} onChange={() => choose(name)} />
          <span>{String(text.value[name])}</span>
        </label>
      ))}
    </fieldset>
  );
}
