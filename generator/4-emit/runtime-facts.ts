import { readFileSync } from 'node:fs';
import * as v from 'valibot';
import type { Api } from '../model/api.js';
import { checkValue, flag, mapOf, type Schema, text, texts } from '../model/check-value.js';
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
  /** Files of its folder that only some clients get: those whose API has a feature. */
  readonly optionalFiles?: Readonly<Record<string, string>> | undefined;
}

const factsSchema: Schema<RuntimeFacts> = v.strictObject({
  notifications: flag,
  literal: texts,
  members: texts,
  options: v.picklist(['required', 'optional']),
  language: v.optional(v.picklist(['en', 'zh'])),
  optionalFiles: v.optional(mapOf(text)),
});

/** What an API needs of its runtime that others do not. */
export function listFeatures({ auth }: Pick<Api, 'auth'>): string[] {
  return auth.some(({ sign }) => sign?.by === 'md5') ? ['md5'] : [];
}

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
