import { existsSync, readdirSync, statSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { apiNames, findApi } from '../apis/find-api.js';
import { dialectNames, findDialect } from '../dialects/find-dialect.js';
import type { Api } from '../model/api.js';
import { completeApi } from '../model/complete-api.js';
import type { Dialect } from '../model/dialect.js';
import type { EmitSettings } from '../model/emit-settings.js';
import { nearestNames } from '../model/nearest-names.js';
import { packageFolder } from '../model/own-folders.js';
import { liesIn } from '../model/real-place.js';
import type { DocwrightConfig } from './config.js';
import { ConfigurationError } from './config-error.js';
import type { LoadedConfig } from './load-config.js';
import { defaultSettings, type Settings } from './settings.js';

/** The file of overrides that holds without being named, beside the configuration. */
export const usualOverrides = 'docwright.overrides.yaml';

/** What a command works on: the configuration with everything said that it may leave out. */
export interface Project {
  readonly folders: readonly string[];
  readonly out: string | undefined;
  readonly settings: Settings;
  /** The configuration file, as it is named to people. */
  readonly configFile?: string;
}

/** The command line over the file over what holds by default. Paths of the file become paths from the current folder. */
export function resolveProject({ config, folder, file }: LoadedConfig, given: DocwrightConfig): Project {
  const fromFile = (path: string) => relative('', resolve(folder, path)) || '.';
  const placed = placePaths(config, fromFile);
  const both: DocwrightConfig = { ...placed, ...dropUndefined(given) };
  const usual = fromFile(usualOverrides);
  const overrides = listOf(both.overrides) ?? (existsSync(usual) ? [usual] : []);
  return {
    folders: listOf(both.input) ?? [],
    out: both.output,
    settings: { ...defaultSettings, ...pickSettings(both), overrides, emit: pickEmit(both) },
    ...(file === undefined ? {} : { configFile: file }),
  };
}

function placePaths(config: DocwrightConfig, place: (path: string) => string): DocwrightConfig {
  const { input, output, templates, overrides } = config;
  return {
    ...config,
    ...(input === undefined ? {} : { input: listOf(input)?.map(place) ?? [] }),
    ...(output === undefined ? {} : { output: place(output) }),
    ...(templates === undefined ? {} : { templates: place(templates) }),
    ...(overrides === undefined ? {} : { overrides: listOf(overrides)?.map(place) ?? [] }),
  };
}

function pickSettings(config: DocwrightConfig) {
  const { include, exclude, values, dialectOverrides, accepted } = config;
  return dropUndefined({ include, exclude, dialect: pickDialect(config), values, dialectOverrides, accepted });
}

/** The dialect with the API that its pages describe. */
function pickDialect({ dialect, api, servers = [] }: DocwrightConfig): Dialect {
  const { dialect: usual } = defaultSettings;
  const given = typeof dialect === 'string' ? requireDialect(dialect) : dialect;
  const described = completeApi(typeof api === 'string' ? requireApi(api) : (api ?? given?.api ?? usual.api));
  const pageServers = [...described.pageServers, ...servers.map((server) => new URL(server).origin)];
  return { ...(given ?? usual), api: { ...described, pageServers } };
}

function requireApi(name: string): Api {
  const api = findApi(name);
  if (api) return api;
  const [nearest] = nearestNames(name, apiNames, 1);
  const meant = nearest === undefined ? '' : ` Did you mean ${nearest}?`;
  throw new ConfigurationError(`There is no API ${name}. There are: ${apiNames.join(', ')}.${meant}`);
}

function requireDialect(name: string): Dialect {
  const dialect = findDialect(name);
  if (dialect) return dialect;
  const [nearest] = nearestNames(name, dialectNames, 1);
  const meant = nearest === undefined ? '' : ` Did you mean ${nearest}?`;
  throw new ConfigurationError(`There is no dialect ${name}. There are: ${dialectNames.join(', ')}.${meant}`);
}

function pickEmit({ emit, importExtension, chain, header, templates, format }: DocwrightConfig): EmitSettings {
  if (emit === 'js' && importExtension !== undefined && importExtension !== 'js') {
    throw new ConfigurationError(
      `importExtension is '${importExtension}', but the files of emit: 'js' end in .js. Leave importExtension out.`,
    );
  }
  const folder = templates === undefined ? undefined : locateTemplates(templates);
  if (folder !== undefined) checkLinks(folder);
  return {
    ...defaultSettings.emit,
    ...dropUndefined({ emit, importExtension, chain, header, templates: folder, format }),
  };
}

/** What a template says goes into the client. */
function checkLinks(templates: string): void {
  const entries = readdirSync(templates, { recursive: true, withFileTypes: true });
  const links = entries.filter((entry) => entry.isSymbolicLink()).map(({ parentPath, name }) => join(parentPath, name));
  const stray = links.find((link) => !liesIn(templates, link));
  if (stray === undefined) return;
  throw new ConfigurationError(
    `${relative('', stray)} is a link that leads out of the folder of templates. Put the file itself there.`,
  );
}

function listOf(paths: string | readonly string[] | undefined): readonly string[] | undefined {
  return typeof paths === 'string' ? [paths] : paths;
}

type Defined<T> = { [Key in keyof T]?: Exclude<T[Key], undefined> };

function dropUndefined<T extends object>(members: T): Defined<T> {
  // Only members that are undefined go, which is what the type says.
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined)) as Defined<T>;
}

/**
 * The absolute path of a folder of templates, with a slash at its end. Throws a `ConfigurationError` for one that is not
 * there, and for a template in it that takes the place of none.
 */
function locateTemplates(folder: string): string {
  const stat = statSync(folder, { throwIfNoEntry: false });
  if (stat === undefined) {
    throw new ConfigurationError(`There is no folder ${folder} of templates. Create it, or leave templates out.`);
  }
  if (!stat.isDirectory()) {
    throw new ConfigurationError(`templates must be a folder, and ${folder} is a file. Name the folder that holds it.`);
  }
  const known = listTemplates(fileURLToPath(new URL('templates/', packageFolder)));
  const unknown = listTemplates(folder).find((name) => !known.includes(name));
  if (unknown === undefined) return join(resolve(folder), '/');
  const deeper = known.filter((name) => name.endsWith(`/${unknown}`));
  const meant = deeper.length > 0 ? deeper : nearestNames(unknown, known, 1);
  const help = meant.length === 0 ? `There are: ${known.join(', ')}.` : `Did you mean ${meant.join(' or ')}?`;
  throw new ConfigurationError(`${folder}/${unknown} takes the place of no template of docwright. ${help}`);
}

/** `header.hbs`, `runtime/core/send.ts`: other files in the folder are nobody's business. */
function listTemplates(folder: string): string[] {
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((path) => path.replaceAll('\\', '/'));
  return paths.filter((path) => path.endsWith('.hbs') || /^runtime\/.*\.ts$/.test(path)).sort();
}
