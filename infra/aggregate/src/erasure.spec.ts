import { erasingSpecs } from './testing/erasing.ts';

erasingSpecs('SQLite');
