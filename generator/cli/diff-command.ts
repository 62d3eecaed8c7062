import { Command, Option } from 'commander';
import type { DiffCall } from '../commands/diff.js';
import { addPageOptions, notEmpty, onProject, type ProjectOptions } from './project-options.js';
import type { Session } from './session.js';

type DiffOptions = ProjectOptions & Pick<DiffCall, 'format' | 'failOn'>;

const compared =
  'a folder of pages, a file with the output of inspect, or either in a git revision, such as main:specs';

const help = `
Security changes send calls to another server, or change what is signed or sealed. Breaking changes need callers to
change code, compatible ones do not, documentation changes neither types nor calls.

Exits with 0, with 1 when there is a change that --fail-on names or a worse one, or a page could not be used, and with 2
for a wrong call.

Examples:
  docwright diff main:specs specs
  docwright diff HEAD~1:specs HEAD:specs --format md --fail-on none > comment.md
  docwright diff schema.json specs --format json`;

export function diffCommand({ run }: Session): Command {
  return addPageOptions(
    new Command('diff')
      .argument('<old>', compared, notEmpty)
      .argument('<new>', 'the same, in its new version', notEmpty)
      .addOption(new Option('--format <format>', 'output format').choices(['pretty', 'json', 'md']).default('pretty'))
      .addOption(
        new Option('--fail-on <severity>', 'lowest severity of a change to exit with 1 for')
          .choices(['security', 'breaking', 'compatible', 'documentation', 'none'])
          .default('breaking'),
      ),
  )
    .description('tell what callers of the client find different when its pages change')
    .addHelpText('after', help)
    .action((old: string, fresh: string, options: DiffOptions) =>
      run(options, (console) =>
        onProject({ folders: [old, fresh], options }, console, async ({ settings }) => {
          const { diff } = await import('../commands/diff.js');
          return diff({ old, new: fresh, settings, format: options.format, failOn: options.failOn }, console);
        }),
      ),
    );
}
