// A thread does not inherit its parent's TypeScript loader, and `--import tsx` does nothing in one: from source it registers it here.
import { register } from 'tsx/esm/api';

register();
await import('../writer-thread.ts');
