import { relative } from 'node:path';
import { listOrigins } from '../model/known-server.js';
import { toJsonText } from '../model/to-json-text.js';
import type { Project } from './resolve-project.js';

/** Everything that is set, as JSON; what is a function or a dialect of one's own is named only. */
export function printConfig({ folders, out, settings, configFile }: Project): string {
  const { emit, dialect, ...reading } = settings;
  const { format, templates, ...writing } = emit;
  const members = {
    config: configFile ?? null,
    input: folders,
    output: out ?? null,
    dialect: dialect.name,
    api: dialect.api.name,
    servers: listOrigins(dialect.api),
    ...reading,
    ...writing,
    templates: templates === undefined ? null : relative('', templates),
    format: format === undefined ? null : 'a function',
  };
  return toJsonText(members);
}
