export { type Erasure, eraseMe, erasePerson } from './commands.ts';
export { erasure, exportMe, organisationsOf } from './queries.ts';
