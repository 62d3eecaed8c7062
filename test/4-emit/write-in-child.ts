import { writeClient } from '../../generator/4-emit/write/write-client.js';
import { manyFiles } from './client-files.js';

// Writes client after client to the folder of the first argument, until it is killed.
const [, , out = '', text = ''] = process.argv;
process.stdout.write('ready');
for (let run = 0; ; run++) await writeClient(out, manyFiles(`${text}.${run}`));
