import { readFileSync } from 'node:fs';
import * as v from 'valibot';
import type { Api } from '../model/api.js';
import { checkValue, flag, type Schema, texts } from '../model/check-value.js';
import { locateTemplate } from './load-template.js';

/** What a runtime needs from the emitter: `runtime.json` in its folder of `templates/runtime/`. */
export interface RuntimeFacts {
  /** Whether its clients take notifications: `notifications.ts` is written for it, from its `notifications.hbs`. */
  readonly notifications: boolean;
  /** Members of the literal of a call that it reads besides those of `core/operation.ts`. */
  readonly literal: readonly string[];
  /** What its clients have at their top, where a folder of the chain would hide it. */
  readonly members: readonly string[];
  /** Whether `createClient` can be called without options. */
  readonly options: 'required' | 'optional';
  /** Of the fixed comments of its clients; that of the API by default. */
  readonly language?: Api['language'] | undefined;
}

const factsSchema: Schema<RuntimeFacts> = v.strictObject({
  notifications: flag,
  literal: texts,
  members: texts,
  options: v.picklist(['required', 'optional']),
  language: v.optional(v.picklist(['en', 'zh'])),
});

const known = new Map<string, RuntimeFacts>();

/** What the runtime of an API needs; throws for a runtime whose `runtime.json` cannot be used. */
export function runtimeOf({ runtime }: Pick<Api, 'runtime'>): RuntimeFacts {
  const place = locateTemplate(`runtime/${runtime}/runtime.json`);
  const facts = known.get(place) ?? readFacts(place);
  known.set(place, facts);
  return facts;
}

function readFacts(place: string): RuntimeFacts {
  const checked = checkValue(factsSchema, JSON.parse(readFileSync(place, 'utf8')));
  if ('value' in checked) return checked.value;
  throw new Error(`${place}: ${checked.path} ${checked.what}.`);
}
