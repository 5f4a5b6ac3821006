import { afterAll } from 'vitest';
import { killWhatRuns } from './process.ts';

// Set up for every spec file: runs once its own hooks are through, also where one of them failed or took too long.
afterAll(killWhatRuns);
