import { afterAll } from 'vitest';
import { allIn, dropAll, openAgain, openNew } from './mongo-database.ts';
import { storeContract } from './store.ts';

afterAll(dropAll);

storeContract('MongoDB', { open: openNew, reopen: openAgain, remains: allIn });
