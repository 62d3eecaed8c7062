#!/usr/bin/env node
import { runProgram } from './cli/run-program.js';
import { optimizeLate } from './run/optimize-late.js';

optimizeLate();
process.exitCode = await runProgram(process.argv.slice(2));
