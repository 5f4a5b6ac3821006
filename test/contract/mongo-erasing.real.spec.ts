import { afterAll } from 'vitest';
import { erasingSpecs } from '../../infra/aggregate/src/testing/erasing.ts';
import { dropAll, openNew } from './mongo-database.ts';

afterAll(dropAll);

erasingSpecs('MongoDB', openNew);
